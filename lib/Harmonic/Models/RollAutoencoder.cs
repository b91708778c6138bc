using Harmonic.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>An encoder of piano rolls and the decoder that draws them again. Letters: B phrases, P pitches, S steps.</summary>
public sealed class RollAutoencoder : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder,
        decoder;

    /// <summary>Joins an encoder (B × 2 × P × S → B × D) and a decoder (B × D → B × 2 × P × S).</summary>
    public RollAutoencoder(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder)
        : base(nameof(RollAutoencoder))
    {
        (this.encoder, this.decoder) = (encoder, decoder);
        RegisterComponents();
    }

    /// <summary>Both of the project's own, with random starting weights.</summary>
    public RollAutoencoder(PhraseShape shape, int latents = 64)
        : this(new RollEncoder(shape, latents), new RollDecoder(shape, latents)) { }

    /// <summary>Makes codes of phrases.</summary>
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

    /// <summary>Phrases encoded and drawn again, as logarithms of odds (B × 2 × P × S → B × 2 × P × S).</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(decoder.call(encoder.call(input)));
    }
}
