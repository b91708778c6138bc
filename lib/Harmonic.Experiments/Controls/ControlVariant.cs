using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>Comparisons of controls.</summary>
public static class ControlVariant
{
    /// <summary>Several models, each from the seeds 1, 2 and so on: seed 0 is the one on which settings were chosen.</summary>
    public static IReadOnlyList<ControlVariant<TScores>> Of<TScores>(
        IEnumerable<Control> controls,
        IControlTask<TScores> task,
        int seeds,
        int steps = 1000
    ) =>
        [
            .. controls.SelectMany(control =>
                Enumerable.Range(1, seeds).Select(seed => new ControlVariant<TScores>(control, seed, task, steps))
            ),
        ];
}

/// <summary>A model of a comparison of controls from one seed, with the budget that all of them have.</summary>
/// <param name="Control">The model.</param>
/// <param name="Seed">Decides weights, data and the places of what is put at random.</param>
/// <param name="Task">What it is trained on and asked.</param>
/// <param name="AllSteps">Training steps.</param>
/// <typeparam name="TScores">What is measured of a model.</typeparam>
public sealed record ControlVariant<TScores>(Control Control, long Seed, IControlTask<TScores> Task, int AllSteps = 1000)
    : IStudyVariant<ControlRun<TScores>>
{
    /// <summary>Valid samples a batch; a model with counterexamples has half as many of them besides.</summary>
    public int BatchSize => 128;

    /// <inheritdoc/>
    public int Steps => Control.Trained ? AllSteps : 0;

    /// <inheritdoc/>
    public string Name => AutoencoderStudy.FileName($"{Task.Domain.Name}-{Control.Name}-seed{Seed}");

    /// <inheritdoc/>
    public bool Made(ControlRun<TScores> run)
    {
        if (run is null || (run.Control, run.Seed, run.Steps, run.Samples) != (Control.Name, Seed, Steps, Task.Samples))
        {
            return false;
        }
        using var scope = NewDisposeScope();
        var (made, objective, _) = Start();
        using var model = made;
        return Described(objective) == run.Objective;
    }

    /// <inheritdoc/>
    public ControlRun<TScores> Make(StudySitting sitting)
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
        return new ControlRun<TScores>(
            Control.Name,
            Seed,
            Described(objective),
            Steps,
            Task.Samples,
            model.parameters().Sum(parameter => parameter.numel()),
            seconds,
            Task.Measure(model, loss is null ? null : codes => loss.Score(codes, Control.Weights), Seed)
        );
    }

    private string Described(AutoencoderObjective objective) =>
        Task.Remark.Length == 0 ? objective.Description : $"{objective.Description}; {Task.Remark}";

    private (Autoencoder Model, AutoencoderObjective Objective, IHarmonyLoss? Loss) Start()
    {
        var (model, loss) = Chance.Seeded(Seed, () => Control.Make(Task.Domain.Size, Seed));
        var curriculum = new HarmonicCurriculum { Steps = Steps, Target = Control.Weights };
        return (model, AutoencoderStudy.Objective(model, new DomainSampler(Task.Domain, Seed), BatchSize, loss, curriculum), loss);
    }
}
