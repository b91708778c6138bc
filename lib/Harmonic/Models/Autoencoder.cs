using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// What all autoencoders of the comparison share: an encoder, a decoder, and a code of K numbers between them. They differ in what a code
/// may be and in what it costs. Letters: B samples, N numbers a sample, H hidden units, K latents.
/// </summary>
public abstract class Autoencoder : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder,
        decoder;

    /// <summary>Joins an encoder and a decoder (B × K → B × N).</summary>
    protected Autoencoder(string name, Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, int size, int latents)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
        (this.encoder, this.decoder, Size, Latents) = (encoder, decoder, size, latents);
        register_module(nameof(encoder), encoder);
        register_module(nameof(decoder), decoder);
    }

    /// <summary>How many numbers a sample has, N.</summary>
    public int Size { get; }

    /// <summary>How many numbers a code has, K.</summary>
    public int Latents { get; }

    /// <summary>The model and its settings in a line, for run records.</summary>
    public abstract string Description { get; }

    /// <summary>The codes of samples (B × N → B × K), without noise.</summary>
    /// <exception cref="ArgumentException">The samples have another shape, or the encoder makes something else of them.</exception>
    public Tensor Encode(Tensor samples)
    {
        Require(samples, Size, "samples");
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Made(Encoded(encoder.call(samples)), samples, Latents, "codes"));
    }

    /// <summary>What codes stand for (B × K → B × N).</summary>
    /// <exception cref="ArgumentException">The codes have another shape, or the decoder makes something else of them.</exception>
    public Tensor Decode(Tensor codes)
    {
        Require(codes, Latents, "codes");
        return Made(decoder.call(codes), codes, Size, "samples");
    }

    /// <summary>Samples encoded and decoded (B × N → B × N).</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Decode(Encode(input)));
    }

    /// <summary>
    /// Encodes and decodes as training does: with noise where the model has any, seeded by the step, and with what a code costs.
    /// </summary>
    /// <param name="samples">B × N.</param>
    /// <param name="step">The training step, which seeds the noise.</param>
    public virtual AutoencoderPass Train(Tensor samples, long step)
    {
        var codes = Encode(samples);
        return new AutoencoderPass(samples, codes, Decode(codes), null);
    }

    /// <summary>The code that the encoder's last layer stands for.</summary>
    protected virtual Tensor Encoded(Tensor last) => last;

    /// <summary>The encoder's last layer.</summary>
    protected Tensor LastLayer(Tensor samples) => encoder.call(samples);

    /// <summary>Two linear layers with a rectifier between them, or those of <see cref="ShortcutLayers"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A layer would have no inputs, units or outputs.</exception>
    protected static Module<Tensor, Tensor> Layers(int inputs, int hidden, int outputs, bool shortcut = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return shortcut ? new ShortcutLayers(inputs, hidden, outputs) : Sequential(Linear(inputs, hidden), ReLU(), Linear(hidden, outputs));
    }

    /// <summary>What a half of the model made of its rows, if one row of each; numbers of another shape would spread silently.</summary>
    private Tensor Made(Tensor made, Tensor rows, int columns, string what) =>
        made.shape.SequenceEqual([rows.size(0), columns])
            ? made
            : throw new ArgumentException(
                $"{this.Title()} makes {what} of shape [{string.Join(", ", made.shape)}] of {rows.size(0)} rows; they have the shape "
                    + $"[{rows.size(0)}, {columns}]."
            );

    private static void Require(Tensor values, int columns, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.dim() != 2 || values.size(1) != columns)
        {
            throw new ArgumentException($"The {name} must have the shape [B, {columns}], not [{string.Join(", ", values.shape)}].", name);
        }
    }
}
