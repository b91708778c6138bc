using Harmonic.Data;
using Harmonic.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// An encoder trained with one setting, and what was measured of it: always by the write-up's questions, whatever the setting.
/// </summary>
/// <param name="Variant">The setting.</param>
/// <param name="Results">The write-up's numbers.</param>
/// <param name="Spread">How the codes fill the latent space.</param>
/// <param name="Seconds">How long training took, on how much of a machine the study decides.</param>
public sealed record ToyRun(ToyVariant Variant, ToyResults Results, LatentSpread Spread, double Seconds) : IStudyRun
{
    // The same images whatever a run's own seed, as everywhere in the analysis.
    private const long AnalysisSeed = 42;

    object IStudyRun.Key => Variant.Name;

    /// <summary>What is kept of a trained encoder.</summary>
    /// <param name="variant">The setting.</param>
    /// <param name="encoder">Any encoder.</param>
    /// <param name="history">Its training.</param>
    /// <param name="images">Where the images come from; null for the write-up's blobs.</param>
    public static ToyRun Measure(ToyVariant variant, Module<Tensor, Tensor> encoder, TrainingHistory history, ImageSource? images = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(history);
        return new ToyRun(
            variant,
            ToyResults.Measure(encoder, history, variant.Seed, images),
            LatentSpread.Measure(encoder, AnalysisSeed, images: images),
            Math.Round(history.Elapsed.TotalSeconds, 1)
        );
    }
}
