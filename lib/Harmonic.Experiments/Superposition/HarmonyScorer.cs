using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// One harmony score for all models, so that they can be compared: that of the magnitudes of a code. A harmonic autoencoder's codes are
/// their own magnitudes.
/// </summary>
/// <param name="Harmony">What is harmonic, on as many frequencies as the codes have numbers.</param>
/// <param name="Weights">α and β.</param>
public sealed record HarmonyScorer(IHarmonyLoss Harmony, HarmonyWeights Weights)
{
    /// <summary>The scores of samples (B × N → B); larger is more harmonic.</summary>
    public Tensor OfSamples(Autoencoder model, Tensor samples)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(OfCodes(model.Encode(samples)));
    }

    /// <summary>The scores of codes (B × K → B).</summary>
    public Tensor OfCodes(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Harmony.Score(codes.abs(), Weights));
    }
}
