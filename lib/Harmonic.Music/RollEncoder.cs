using Harmonic.Convolution;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Music;

/// <summary>
/// A small convolutional encoder of piano rolls. Where the toy's encoder averages over the image, this one keeps the places, since a
/// decoder has to put the notes back. Letters: B phrases, P pitches, S steps, D latents.
/// </summary>
public sealed class RollEncoder : Module<Tensor, Tensor>
{
    /// <summary>By how much pitches and steps shrink before the linear map.</summary>
    public const int Shrinks = 8;

    private readonly Sequential net;
    private readonly PhraseShape shape;

    /// <summary>An encoder with PyTorch's random starting weights.</summary>
    /// <param name="shape">The size of the phrases; pitches and steps are multiples of 8.</param>
    /// <param name="latents">D, at least 1.</param>
    /// <exception cref="ArgumentException">The size is no multiple of 8, or there is no latent.</exception>
    public RollEncoder(PhraseShape shape, int latents = 64)
        : base(nameof(RollEncoder))
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
        if (shape.Pitches % Shrinks != 0 || shape.Steps % Shrinks != 0)
        {
            throw new ArgumentException(
                $"Phrases of {shape.Pitches} × {shape.Steps} cannot be halved three times; take multiples of {Shrinks}."
            );
        }
        (this.shape, Latents) = (shape, latents);
        net = Sequential(
            Conv2d(PhraseShape.Channels, 16, 3, stride: 2, padding: 1),
            GELU(), // B × 16 × P/2 × S/2
            Conv2d(16, 32, 3, stride: 2, padding: 1),
            GELU(), // B × 32 × P/4 × S/4
            Conv2d(32, 64, 3, stride: 2, padding: 1),
            GELU(), // B × 64 × P/8 × S/8
            Flatten(),
            Linear(64 * (shape.Pitches / Shrinks) * (shape.Steps / Shrinks), latents)
        ); // B × D
        RegisterComponents();
    }

    /// <summary>How many latents it makes of a phrase.</summary>
    public int Latents { get; }

    /// <summary>Encodes phrases (B × 2 × P × S → B × D).</summary>
    /// <exception cref="ArgumentException">The phrases have another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || !input.shape.Skip(1).SequenceEqual([PhraseShape.Channels, shape.Pitches, shape.Steps]))
        {
            throw new ArgumentException(
                $"The encoder takes phrases of shape [B, {PhraseShape.Channels}, {shape.Pitches}, {shape.Steps}], not "
                    + $"[{string.Join(", ", input.shape)}]."
            );
        }
        return ConvolutionRun.Apply(net, input);
    }
}
