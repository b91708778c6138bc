using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A model from one seed, trained on samples of features that the seed decides too.</summary>
/// <param name="Model">The model.</param>
/// <param name="Seed">Decides weights, features and samples.</param>
/// <param name="AllSteps">Training steps.</param>
/// <param name="Samples">How many held-out samples are measured.</param>
public sealed record DictionaryVariant(DictionaryModel Model, long Seed, int AllSteps = 1000, int Samples = 10_000)
    : IStudyVariant<DictionaryRun>
{
    // A number of a code counts from this part of the largest of its sample on; dictionaries have exact zeros.
    private const double Firing = 0.01;

    /// <inheritdoc/>
    public int BatchSize => 256;

    /// <inheritdoc/>
    public int Steps => Model.Trained ? AllSteps : 0;

    /// <inheritdoc/>
    public string Name => AutoencoderStudy.FileName($"{Model.Name}-seed{Seed}");

    /// <summary>Several models, each from the seeds 1, 2 and so on: seed 0 is the one on which settings were chosen.</summary>
    public static IReadOnlyList<DictionaryVariant> Of(
        IEnumerable<DictionaryModel> models,
        int seeds,
        int steps = 1000,
        int samples = 10_000
    ) => [.. models.SelectMany(model => Enumerable.Range(1, seeds).Select(seed => new DictionaryVariant(model, seed, steps, samples)))];

    /// <inheritdoc/>
    public bool Made(DictionaryRun run)
    {
        if (run is null || (run.Model, run.Seed, run.Steps) != (Model.Name, Seed, Steps))
        {
            return false;
        }
        using var scope = NewDisposeScope();
        var (model, objective) = Start(new KnownFeatures(seed: Seed));
        using (model)
        {
            return objective.Description == run.Objective;
        }
    }

    /// <inheritdoc/>
    public DictionaryRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        var features = new KnownFeatures(seed: Seed);
        var (made, objective) = Start(features);
        using var model = made;
        var settings = new TrainingSettings
        {
            Steps = Steps,
            LearningRate = 2e-3,
            Seed = Seed,
        };
        var seconds = AutoencoderStudy.Train(objective, settings, sitting);
        return Measured(model, features, objective.Description, seconds);
    }

    private DictionaryRun Measured(Autoencoder model, KnownFeatures features, string objective, double seconds)
    {
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (samples, activations) = features.Draw(SuperpositionProbe.HeldOutSeed, 0, Samples);
        var codes = model.Encode(samples).abs();
        var fires = codes > codes.amax(1).unsqueeze(1) * Firing; // B × K
        // What a latent stands for: the step of the decoder from silence to that latent alone.
        var directions = model.Decode(eye(model.Latents)) - model.Decode(zeros(1, model.Latents));
        var left = (model.call(samples) - samples).square().sum().ToDouble();
        var all = (samples - samples.mean([0], keepdim: true)).square().sum().ToDouble();
        return new DictionaryRun(
            Model.Name,
            Seed,
            objective,
            Steps,
            model.Latents,
            seconds,
            1 - left / all,
            fires.sum(1).to(ScalarType.Float64).mean().ToDouble(),
            (int)fires.any(0).logical_not().sum().ToInt64(),
            FeatureMatching.Of(
                (float[,])directions.data<float>().ToNDArray(),
                features.Dictionary,
                (bool[,])fires.data<bool>().ToNDArray(),
                Fired(activations)
            )
        );
    }

    private (Autoencoder Model, AutoencoderObjective Objective) Start(KnownFeatures features)
    {
        var model = Chance.Seeded(Seed, () => Model.Make(features.Size));
        var curriculum = new HarmonicCurriculum
        {
            Steps = Steps,
            Target = Model.Weights ?? new HarmonyWeights(),
            RampEnds = 1, // a search would keep samples above 0, and these have both signs
        };
        var loss = Model.Weights is null ? null : DictionaryModel.Loss(model.Latents);
        return (model, AutoencoderStudy.Objective(model, new DomainSampler(features, Seed), BatchSize, loss, curriculum));
    }

    private static bool[,] Fired(float[,] activations)
    {
        var fired = new bool[activations.GetLength(0), activations.GetLength(1)];
        for (var row = 0; row < activations.GetLength(0); row++)
        {
            for (var feature = 0; feature < activations.GetLength(1); feature++)
            {
                fired[row, feature] = activations[row, feature] > 0;
            }
        }
        return fired;
    }
}
