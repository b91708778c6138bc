using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>An encoder of a recipe and a seed, and what was measured of it on each test set.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Steps">How many batches it was trained.</param>
/// <param name="BatchSize">Triplets a batch.</param>
/// <param name="Images">Images a test set.</param>
/// <param name="TestSets">The test sets' seeds.</param>
/// <param name="Measures">What was measured, a test set each.</param>
public sealed record FactorRun(
    string Recipe,
    long Seed,
    int Steps,
    int BatchSize,
    int Images,
    IReadOnlyList<long> TestSets,
    IReadOnlyList<FactorMeasures> Measures
) : IStudyRun
{
    // Far from the seeds of training.
    private const long FirstTestSet = 1000;

    /// <summary>Measures an encoder on test sets, the same for all encoders.</summary>
    /// <param name="recipe">What the encoder was made by.</param>
    /// <param name="seed">The seed it was made with.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="steps">How many batches it was trained.</param>
    /// <param name="batchSize">Triplets a batch.</param>
    /// <param name="testSets">How many test sets, at least 1.</param>
    /// <param name="images">Images a test set, at least 2.</param>
    public static FactorRun Measure(
        EncoderRecipe recipe,
        long seed,
        Module<Tensor, Tensor> encoder,
        int steps,
        int batchSize,
        int testSets = 10,
        int images = 60
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentOutOfRangeException.ThrowIfLessThan(testSets, 1);
        long[] tests = [.. Enumerable.Range(0, testSets).Select(test => FirstTestSet + test)];
        return new(recipe.Name, seed, steps, batchSize, images, tests, [.. tests.Select(test => FactorMeasures.Of(encoder, test, images))]);
    }

    object IStudyRun.Key => $"{EncoderRecipe.All.ToList().FindIndex(recipe => recipe.Name == Recipe):D2} {Seed:D6}";

    /// <summary>The runs in a JSON file; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<FactorRun> Load(string path) => RunFile<FactorRun>.Load(path);

    /// <summary>Writes runs to a JSON file; it appears whole or not at all.</summary>
    public static void Save(string path, IReadOnlyList<FactorRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var file = new RunFile<FactorRun>(path, run => ((IStudyRun)run).Key);
        foreach (var run in runs)
        {
            file.Add(run);
        }
    }

    /// <summary>The seeds' and the test sets' shares of a quantity in runs of one recipe.</summary>
    /// <exception cref="ArgumentException">There is no run, or they were measured on different test sets.</exception>
    public static SeedsAndTestSets Shares(IReadOnlyList<FactorRun> runs, FactorQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(quantity);
        if (runs.Count == 0 || runs.Any(run => !run.TestSets.SequenceEqual(runs[0].TestSets)))
        {
            throw new ArgumentException("Shares are of at least one run, and all runs are measured on the same test sets.", nameof(runs));
        }
        var values = new double[runs.Count, runs[0].TestSets.Count];
        for (var run = 0; run < runs.Count; run++)
        {
            for (var test = 0; test < runs[0].TestSets.Count; test++)
            {
                values[run, test] = quantity.Value(runs[run].Measures[test]);
            }
        }
        return SeedsAndTestSets.Of(values);
    }
}
