using Harmonic.Convolution;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// A tiny convolutional encoder of binary images (write-up, "Encoder: tiny ConvNet → latent vector"); 61,264 parameters with 16 latents,
/// under PyTorch's names (<c>net.0.weight</c>, …). Letters: B images, S pixels a side, D latents.
/// </summary>
public sealed class ToyEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential net;

    /// <summary>An encoder with PyTorch's random starting weights; seed them with <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latents"/> is below 1.</exception>
    public ToyEncoder(int latents = 16)
        : base(nameof(ToyEncoder))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
        Latents = latents;
        net = Sequential(
            Conv2d(1, 16, 3, padding: 1),
            GELU(), // B × 16 × S × S
            Conv2d(16, 32, 3, stride: 2, padding: 1),
            GELU(), // B × 32 × S/2 × S/2
            Conv2d(32, 64, 3, stride: 2, padding: 1),
            GELU(), // B × 64 × S/4 × S/4
            Conv2d(64, 64, 3, padding: 1),
            GELU(), // B × 64 × S/4 × S/4
            AdaptiveAvgPool2d(1),
            Flatten(), // B × 64
            Linear(64, latents)
        ); // B × D
        RegisterComponents();
    }

    /// <summary>How many latents it makes of an image.</summary>
    public int Latents { get; }

    /// <summary>Encodes images.</summary>
    /// <param name="input">B × 1 × S × S, in the precision of the weights.</param>
    /// <returns>B × D.</returns>
    /// <exception cref="ArgumentException">The images have another shape or type.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var precision = parameters().First().dtype;
        if (input.dim() != 4 || input.size(1) != 1 || input.dtype != precision)
        {
            throw new ArgumentException(
                $"The encoder takes images of shape [B, 1, S, S] in {precision}, not [{string.Join(", ", input.shape)}] in {input.dtype}."
            );
        }
        return ConvolutionRun.Apply(net, input);
    }
}
