using Harmonic.Data;
using Harmonic.Embedding;
using Harmonic.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>The numbers that the write-up reports of one trained encoder ("Results summary").</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Steps">How many steps it was trained.</param>
/// <param name="Loss">Mean loss of the last 100 steps.</param>
/// <param name="Cosines">Mean cosines between difference vectors.</param>
/// <param name="Angles">Angles between a shift and its opposite, in degrees.</param>
/// <param name="ExplainedVariance">Fractions of the difference vectors' variance along their first two principal components.</param>
/// <param name="FirstSingularValue">The first singular value of a shift grid as a fraction of all, mean over images, by pitch.</param>
/// <param name="FirstSingularValueByTime">The same, by time.</param>
public sealed record ToyResults(
    long Seed,
    int Steps,
    double Loss,
    CosineReport Cosines,
    SignedShifts Angles,
    IReadOnlyList<double> ExplainedVariance,
    double FirstSingularValue,
    double FirstSingularValueByTime
)
{
    // The analysis images are the same whatever a run's own seed: runs differ by what they learned, not by what they are asked.
    private const long AnalysisSeed = 42;

    /// <summary>Measures a trained encoder as the write-up does: 500 images for cosines and angles, 50 for shift grids.</summary>
    /// <param name="encoder">Any encoder.</param>
    /// <param name="history">Its training.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="images">Where the images come from; null for the write-up's blobs.</param>
    public static ToyResults Measure(Module<Tensor, Tensor> encoder, TrainingHistory history, long seed, ImageSource? images = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var differences = DifferenceVectors.Collect(encoder, AnalysisSeed, images: images);
        var grid = ShiftGrid.Encode(encoder, AnalysisSeed, 50, images);
        return new ToyResults(
            seed,
            history.Steps,
            history.Last("loss"),
            differences.Report(),
            SignedShifts.Measure(encoder, AnalysisSeed, images: images),
            [.. Pca.Fit(differences.All(), 2).ExplainedVarianceRatio],
            MeanOfFirst(grid.SingularValuesByPitch()),
            MeanOfFirst(grid.SingularValuesByTime())
        );
    }

    /// <summary>Puts this run's numbers into a JSON file of runs, in place of an earlier run with the same seed.</summary>
    public void SaveTo(string path)
    {
        new RunFile<ToyResults>(path, result => result.Seed).Add(this);
    }

    /// <summary>The runs in a JSON file, by seed; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<ToyResults> Load(string path) => RunFile<ToyResults>.Load(path);

    private static double MeanOfFirst(double[,] values) => Enumerable.Range(0, values.GetLength(0)).Average(image => values[image, 0]);
}
