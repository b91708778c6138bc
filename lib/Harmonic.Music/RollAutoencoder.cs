using Harmonic.Models;

namespace Harmonic.Music;

/// <summary>
/// The project's own encoder and decoder of piano rolls, with random starting weights (B × 2 × P × S → B × 2 × P × S, logarithms of odds).
/// </summary>
/// <param name="shape">The size of the phrases; pitches and steps are multiples of 8.</param>
/// <param name="latents">Latents of a code, at least 1.</param>
public sealed class RollAutoencoder(PhraseShape shape, int latents = 64)
    : ImageAutoencoder(new RollEncoder(shape, latents), new RollDecoder(shape, latents));
