using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Music;

/// <summary>
/// The project's own encoder and decoder of piano rolls, with random starting weights (B × 2 × P × S → B × 2 × P × S, logarithms of odds).
/// </summary>
/// <param name="shape">The size of the phrases; pitches and steps are multiples of 8.</param>
/// <param name="latents">Latents of a code, at least 1.</param>
public sealed class RollAutoencoder(PhraseShape shape, int latents = 64)
    : ImageAutoencoder(new RollEncoder(shape, latents), new RollDecoder(shape, latents))
{
    /// <summary>To draw rolls, of whose pixels few are lit, and terms of the codes.</summary>
    /// <param name="sampler">Where the triplets come from; all three phrases of each are drawn again.</param>
    /// <param name="terms">Terms of the codes; none for a plain autoencoder.</param>
    /// <param name="batchSize">Triplets a batch, at least 1.</param>
    /// <param name="device">Where the model is.</param>
    public ReconstructionObjective Objective(
        ShiftTripletSampler sampler,
        IReadOnlyList<Term<ShiftPass>> terms,
        int batchSize,
        Device device
    ) => new(this, sampler, terms, batchSize, device, drawingWeight: 10, litWeight: 4);
}
