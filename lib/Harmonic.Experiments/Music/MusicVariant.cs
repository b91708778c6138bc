using Harmonic.Data;
using Harmonic.Music;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A recipe and a seed of "Do the directions survive music?", and what it is trained and measured on.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Task">The songs.</param>
public sealed record MusicVariant(MusicRecipe Recipe, long Seed, MusicTask Task) : IStudyVariant<MusicRun>
{
    /// <summary>How many training steps of those that train.</summary>
    public int Length { get; init; } = 600;

    /// <inheritdoc/>
    public int BatchSize { get; init; } = 128;

    /// <summary>Latents of the encoder.</summary>
    public int Latents { get; init; } = 64;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Where to train.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>Phrases that are measured under 81 shifts.</summary>
    public int Images { get; init; } = 60;

    /// <summary>For how many phrases returns are asked at most.</summary>
    public int Queries { get; init; } = 400;

    /// <inheritdoc/>
    public string Name => $"{Recipe.Name}-seed{Seed}";

    /// <inheritdoc/>
    public int Steps => Recipe.Trained ? Length : 0;

    /// <summary>What runs of one table have in common, in a line.</summary>
    public string Setting =>
        $"{Task.Music.Name}, phrases of {Task.Shape.Pitches} × {Task.Shape.Steps}, {Latents} latents, {Length} steps of {BatchSize} "
        + $"triplets, learning rate {LearningRate:R}, {Task.Tested.Phrases.Count} phrases of the test, {Images} under shifts, "
        + $"{Queries} queries at most";

    /// <inheritdoc/>
    public bool Made(MusicRun run) => run is not null && (run.Recipe, run.Seed, run.Setting) == (Recipe.Name, Seed, Setting);

    /// <inheritdoc/>
    public MusicRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var model = Chance.Seeded(Seed, () => new RollAutoencoder(Task.Shape, Latents).to(Device));
        var seconds = Recipe.Trained ? Train(model, sitting) : 0;
        return MusicRun.Measure(Recipe, Seed, Setting, model.Encoder, Steps, seconds, Task, Images, Queries);
    }

    private double Train(RollAutoencoder model, StudySitting sitting)
    {
        var sampler = new ShiftTripletSampler(Seed, Task.Train(Recipe.CutAnew));
        IObjective objective = Recipe.Draws
            ? model.Objective(sampler, Recipe.Terms, BatchSize, Device)
            : new ShiftObjective(model.Encoder, sampler, Recipe.Terms, BatchSize, Device, sitting.Threads);
        using var ending = objective as IDisposable;
        return sitting
            .Train(
                objective,
                new()
                {
                    Steps = Length,
                    LearningRate = LearningRate,
                    Seed = Seed,
                }
            )
            .Elapsed.TotalSeconds;
    }
}
