using Harmonic.Convolution;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Music;

/// <summary>
/// Draws piano rolls from codes: a linear map to a coarse picture, made twice as fine three times by convolutions whose channels are
/// then laid out as pixels (Shi et al., <em>sub-pixel convolution</em>, CVPR 2016). Letters: B phrases, P pitches, S steps, D latents.
/// </summary>
public sealed class RollDecoder : Module<Tensor, Tensor>
{
    private readonly Sequential net;

    /// <summary>A decoder with PyTorch's random starting weights.</summary>
    /// <param name="shape">The size of the phrases; pitches and steps are multiples of 8.</param>
    /// <param name="latents">D, at least 1.</param>
    public RollDecoder(PhraseShape shape, int latents = 64)
        : base(nameof(RollDecoder))
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
        var (rows, columns) = (shape.Pitches / RollEncoder.Shrinks, shape.Steps / RollEncoder.Shrinks);
        net = Sequential(
            Linear(latents, 64 * rows * columns),
            GELU(),
            Unflatten(1, [64, rows, columns]), // B × 64 × P/8 × S/8
            Conv2d(64, 4 * 32, 3, padding: 1),
            GELU(),
            PixelShuffle(2), // B × 32 × P/4 × S/4
            Conv2d(32, 4 * 16, 3, padding: 1),
            GELU(),
            PixelShuffle(2), // B × 16 × P/2 × S/2
            Conv2d(16, 4 * PhraseShape.Channels, 3, padding: 1),
            PixelShuffle(2)
        ); // B × 2 × P × S
        RegisterComponents();
    }

    /// <summary>The logarithms of the odds that pixels are lit (B × D → B × 2 × P × S).</summary>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ConvolutionRun.Apply(net, input);
    }
}
