using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What an encoder made of a batch of shift triplets. Letters: B triplets, D latents.</summary>
/// <param name="Latents">Latents of anchors, first crops and second crops (3 × B × D).</param>
/// <param name="Targets">The wanted cosines of the two moves (B): +1, −1 or 0.</param>
/// <param name="Shifts">How the two crops were moved, in pixels down and right (2 × B × 2).</param>
/// <param name="Step">The training step; seeds what is random in a term.</param>
public sealed record ShiftPass(Tensor Latents, Tensor Targets, Tensor Shifts, long Step)
{
    /// <summary>Latents of the images (B × D).</summary>
    public Tensor Anchors => Latents[0];

    /// <summary>Latents of the first moved copies (B × D).</summary>
    public Tensor Crops1 => Latents[1];

    /// <summary>Latents of the second moved copies (B × D).</summary>
    public Tensor Crops2 => Latents[2];
}
