using Harmonic.Data;
using Harmonic.Music;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A recipe and a seed of "An autoencoder of rolls", and what it is trained and measured on.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Task">The songs.</param>
/// <param name="Weights">Where weights are kept.</param>
public sealed record RollVariant(RollRecipe Recipe, long Seed, MusicTask Task, string Weights) : IStudyVariant<RollRun>
{
    /// <summary>How many training steps in all.</summary>
    public int Steps { get; init; } = 600;

    /// <inheritdoc/>
    public int BatchSize { get; init; } = 64;

    /// <summary>Latents of the code.</summary>
    public int Latents { get; init; } = 64;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Where to train.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>How many phrases, at most, the threshold and the edits are learned from, and as many they are tested on.</summary>
    public int Phrases { get; init; } = 600;

    /// <inheritdoc/>
    public string Name => $"{Recipe.Name}-seed{Seed}";

    /// <summary>What runs of one table have in common, in a line.</summary>
    public string Setting =>
        $"{Task.Music.Name}, phrases of {Task.Shape.Pitches} × {Task.Shape.Steps}, {Latents} latents, {Steps} steps of {BatchSize} "
        + $"triplets, learning rate {LearningRate:R}, {Phrases} phrases at most";

    /// <inheritdoc/>
    public bool Made(RollRun run) => run is not null && (run.Recipe, run.Seed, run.Setting) == (Recipe.Name, Seed, Setting);

    /// <inheritdoc/>
    public RollRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var model = Chance.Seeded(Seed, () => new RollAutoencoder(Task.Shape, Latents).to(Device));
        var seconds = Recipe.Frozen ? TrainEncoder(model, sitting) + TrainDecoder(model, sitting) : TrainBoth(model, sitting);
        Safetensors.Save(WeightsFile, model.state_dict());
        return RollRun.Measure(this, model, seconds);
    }

    /// <summary>The autoencoder of a run that was made, the caller's to free.</summary>
    public RollAutoencoder Load()
    {
        var model = new RollAutoencoder(Task.Shape, Latents);
        Training.Weights.Load(WeightsFile, model);
        return model;
    }

    private string WeightsFile => Path.Combine(Weights, Name + ".safetensors");

    private ShiftTripletSampler Sampler => new(Seed, Task.Train(cutAnew: true));

    private double TrainBoth(RollAutoencoder model, StudySitting sitting) =>
        Train(model.Objective(Sampler, Recipe.Terms, BatchSize, Device), Steps, sitting);

    private double TrainEncoder(RollAutoencoder model, StudySitting sitting)
    {
        using var objective = new ShiftObjective(model.Encoder, Sampler, Recipe.Terms, BatchSize, Device, sitting.Threads);
        return Train(objective, Steps / 2, sitting with { Checkpoint = null });
    }

    private double TrainDecoder(RollAutoencoder model, StudySitting sitting)
    {
        model.FreezeEncoder();
        var second = sitting with { Checkpoint = null, Tell = step => sitting.Tell(Steps / 2 + step) };
        return Train(model.Objective(Sampler, [], BatchSize, Device), Steps - Steps / 2, second);
    }

    private double Train(IObjective objective, int steps, StudySitting sitting) =>
        sitting
            .Train(
                objective,
                new()
                {
                    Steps = steps,
                    LearningRate = LearningRate,
                    Seed = Seed,
                }
            )
            .Elapsed.TotalSeconds;
}
