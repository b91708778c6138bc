using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A model of "Is it harmony?" from one seed, with the budget that all of them have.</summary>
/// <param name="Control">The model.</param>
/// <param name="Seed">Decides weights, data and the places of what is put at random.</param>
/// <param name="AllSteps">Training steps.</param>
/// <param name="Samples">How many held-out samples of each kind are measured.</param>
public sealed record ControlVariant(Control Control, long Seed, int AllSteps = 1000, int Samples = 1000) : IStudyVariant<ControlRun>
{
    private static readonly ToneDomain Domain = new();

    /// <summary>Valid samples a batch; a model with counterexamples has half as many of them besides.</summary>
    public int BatchSize => 128;

    /// <inheritdoc/>
    public int Steps => Control.Trained ? AllSteps : 0;

    /// <inheritdoc/>
    public string Name => AutoencoderStudy.FileName($"{Control.Name}-seed{Seed}");

    /// <summary>Several models, each from the seeds 1, 2 and so on: seed 0 is the one on which settings were chosen.</summary>
    public static IReadOnlyList<ControlVariant> Of(IEnumerable<Control> controls, int seeds, int steps = 1000, int samples = 1000) =>
        [.. controls.SelectMany(control => Enumerable.Range(1, seeds).Select(seed => new ControlVariant(control, seed, steps, samples)))];

    /// <inheritdoc/>
    public bool Made(ControlRun run)
    {
        if (run is null || (run.Control, run.Seed, run.Steps, run.Samples) != (Control.Name, Seed, Steps, Samples))
        {
            return false;
        }
        using var scope = NewDisposeScope();
        var (made, objective, _) = Start();
        using var model = made;
        return objective.Description == run.Objective;
    }

    /// <inheritdoc/>
    public ControlRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        var (made, objective, loss) = Start();
        using var model = made;
        var settings = new TrainingSettings
        {
            Steps = Steps,
            LearningRate = 2e-3,
            Seed = Seed,
        };
        var seconds = AutoencoderStudy.Train(objective, settings, sitting);
        return new ControlRun(
            Control.Name,
            Seed,
            objective.Description,
            Steps,
            Samples,
            model.parameters().Sum(parameter => parameter.numel()),
            seconds,
            new DetectionProbe(Samples).Measure(model, loss is null ? null : codes => loss.Score(codes, Control.Weights), Seed)
        );
    }

    private (Autoencoder Model, AutoencoderObjective Objective, IHarmonyLoss? Loss) Start()
    {
        var (model, loss) = Chance.Seeded(Seed, () => Control.Make(Domain.Size, Seed));
        var curriculum = new HarmonicCurriculum { Steps = Steps, Target = Control.Weights };
        return (model, AutoencoderStudy.Objective(model, new DomainSampler(Domain, Seed), BatchSize, loss, curriculum), loss);
    }
}
