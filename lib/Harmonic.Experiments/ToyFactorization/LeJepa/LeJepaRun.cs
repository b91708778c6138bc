using Harmonic.Training;
using MathNet.Numerics.Statistics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>A short training for LeJEPA's loss, where its loss ended, and what a linear map reads from its codes.</summary>
/// <param name="Variant">The setting.</param>
/// <param name="Loss">Mean loss of the last 20 steps.</param>
/// <param name="Probe">What a linear map reads from the codes of images it has not seen.</param>
public sealed record LeJepaRun(LeJepaVariant Variant, double Loss, LinearProbe Probe) : IStudyRun
{
    private const int LastSteps = 20;

    // The same images whatever a run's own seed, as everywhere in the analysis.
    private const long AnalysisSeed = 42;

    object IStudyRun.Key => Variant.Name;

    /// <summary>R² of the shift, mean of pitch and time.</summary>
    public double Shift => (Probe.PitchShift + Probe.TimeShift) / 2;

    /// <summary>R² of the centroid, mean of row and column.</summary>
    public double Centroid => (Probe.Row + Probe.Column) / 2;

    /// <summary>What is kept of a trained encoder.</summary>
    /// <exception cref="ArgumentException">The codes are not finite numbers.</exception>
    public static LeJepaRun Measure(LeJepaVariant variant, Module<Tensor, Tensor> encoder, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(history);
        return new(variant, history.Last("loss", LastSteps), LinearProbe.Of(ShiftGrid.Encode(encoder, AnalysisSeed, count: 60)));
    }

    /// <summary>
    /// Spearman's correlation, over runs, of a quantity with how low the loss ended: 1 where the run with the lower loss is always the
    /// better one.
    /// </summary>
    /// <param name="runs">At least 3.</param>
    /// <param name="quantity">What is to be foretold.</param>
    /// <param name="power">The loss is divided by λ to this power first: runs of different λ have losses of different sizes.</param>
    public static double Foretold(IReadOnlyList<LeJepaRun> runs, Func<LeJepaRun, double> quantity, double power = 0)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs.Count, 3);
        return Correlation.Spearman(runs.Select(run => -run.Loss / Math.Pow(run.Variant.Lambda, power)), runs.Select(quantity));
    }
}
