using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// A hard split by construction, the end to which a soft factorization is compared: the first half of the latents sees how much ink each
/// row has (pitch), the second how much each column has (time), and neither sees the other. Letters: B images, S pixels a side, D latents.
/// </summary>
public sealed class SplitEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential pitch,
        time;

    /// <summary>An encoder with PyTorch's random starting weights.</summary>
    /// <param name="latents">How many latents, an even number of at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few, or their number is odd.</exception>
    public SplitEncoder(int latents = 16)
        : base(nameof(SplitEncoder))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(latents % 2, 0, nameof(latents));
        (pitch, time) = (Half(latents / 2), Half(latents / 2));
        RegisterComponents();
    }

    /// <summary>Encodes images (B × 1 × S × S → B × D).</summary>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || input.size(1) != 1)
        {
            throw new ArgumentException($"The encoder takes images of shape [B, 1, S, S], not [{string.Join(", ", input.shape)}].");
        }
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(cat([pitch.call(input.sum(3)), time.call(input.sum(2))], 1));
    }

    /// <summary>The layers of <see cref="ToyEncoder"/> along one axis.</summary>
    private static Sequential Half(int latents) =>
        Sequential(
            Conv1d(1, 16, 3, padding: 1),
            GELU(), // B × 16 × S
            Conv1d(16, 32, 3, stride: 2, padding: 1),
            GELU(), // B × 32 × S/2
            Conv1d(32, 64, 3, stride: 2, padding: 1),
            GELU(), // B × 64 × S/4
            Conv1d(64, 64, 3, padding: 1),
            GELU(), // B × 64 × S/4
            AdaptiveAvgPool1d(1),
            Flatten(), // B × 64
            Linear(64, latents)
        ); // B × D/2
}
