using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A recipe and a seed of "What was factorized?", and on what it is measured.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Store">Where weights are kept, and how long encoders are trained.</param>
public sealed record FactorVariant(EncoderRecipe Recipe, long Seed, EncoderStore Store) : IStudyVariant<FactorRun>
{
    /// <summary>How many test sets.</summary>
    public int TestSets { get; init; } = 10;

    /// <summary>Images a test set, at least 2.</summary>
    public int Images { get; init; } = 60;

    /// <inheritdoc/>
    public string Name => $"{Recipe.Name}-seed{Seed}";

    /// <inheritdoc/>
    public int Steps => Recipe.Trained ? Store.Steps : 0;

    /// <inheritdoc/>
    public int BatchSize => Store.BatchSize;

    /// <inheritdoc/>
    public bool Made(FactorRun run) =>
        run is not null
        && (run.Recipe, run.Seed, run.Steps, run.BatchSize, run.Images, run.TestSets.Count)
            == (Recipe.Name, Seed, Steps, BatchSize, Images, TestSets);

    /// <inheritdoc/>
    public FactorRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var encoder = Store.Get(Recipe, Seed, sitting.Threads, progress => sitting.Tell(progress.Step), sitting.Cancel);
        return FactorRun.Measure(Recipe, Seed, encoder, Steps, BatchSize, TestSets, Images);
    }
}
