using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// How the codes of many images fill the latent space: what LeJEPA is to keep even, and what a collapsed encoder has not.
/// </summary>
/// <param name="SigReg">SIGReg's statistic of the codes, as training would see them; 0 for a standard normal distribution.</param>
/// <param name="Variances">Variances along the codes' principal directions, largest first; all 1 is wanted.</param>
public sealed record LatentSpread(double SigReg, IReadOnlyList<double> Variances)
{
    /// <summary>
    /// How many directions are in use: (Σλ)² / Σλ² of the variances λ, from 1 for codes on a line to the number of latents for a sphere.
    /// </summary>
    public double Dimensions => Math.Pow(Variances.Sum(), 2) / Math.Max(1e-300, Variances.Sum(variance => variance * variance));

    /// <summary>Encodes images and measures their codes.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="count">How many, at least 2.</param>
    /// <param name="images">Where the images come from; null for the write-up's blobs.</param>
    public static LatentSpread Measure(Module<Tensor, Tensor> encoder, long seed, int count = 2048, ImageSource? images = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var random = new RandomSequence(seed, (long)ImageStream.LatentSpread);
        var views = new List<IImage>();
        images ??= ImageSource.Blobs();
        for (var i = 0; i < count; i++)
        {
            views.Add(images.Draw(ref random));
        }
        using var constant = no_grad();
        using var scope = NewDisposeScope();
        var latents = tensor(Encoding.Of(encoder, views)); // count × D
        var centred = latents.to(ScalarType.Float64) - latents.to(ScalarType.Float64).mean([0], keepdim: true);
        var variances = linalg.svdvals(centred).square() / (count - 1);
        var statistic = Losses.SigReg.Of(latents, step: 0).item<float>();
        return new LatentSpread(statistic, variances.data<double>().ToArray());
    }
}
