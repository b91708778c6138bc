using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>An encoder of images and the decoder that draws them again. Letters: B images, D latents.</summary>
public class ImageAutoencoder : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder,
        decoder;

    /// <summary>Joins an encoder (images → B × D) and a decoder (B × D → a logarithm of odds for each pixel).</summary>
    public ImageAutoencoder(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder)
        : base(nameof(ImageAutoencoder))
    {
        (this.encoder, this.decoder) = (encoder, decoder);
        RegisterComponents();
    }

    /// <summary>Makes codes of images.</summary>
    public Module<Tensor, Tensor> Encoder => encoder;

    /// <summary>Makes logarithms of odds of codes.</summary>
    public Module<Tensor, Tensor> Decoder => decoder;

    /// <summary>Leaves the encoder as it is: only the decoder learns.</summary>
    public void FreezeEncoder()
    {
        foreach (var parameter in encoder.parameters())
        {
            parameter.requires_grad_(false);
        }
    }

    /// <summary>Images encoded and drawn again, as logarithms of odds.</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(decoder.call(encoder.call(input)));
    }
}
