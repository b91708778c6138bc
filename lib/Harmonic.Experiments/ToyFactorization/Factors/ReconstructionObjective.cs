using Harmonic.Data;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// The end at which nothing is asked of a code but that the image can be drawn from it: an encoder, a decoder of two layers, and the
/// cross-entropy of the pixels, on the same triplets that the other objectives see. Letters: B triplets, D latents, N pixels.
/// </summary>
public sealed class ReconstructionObjective : IObjective
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Reconstruction model;
    private readonly ShiftTripletSampler sampler;
    private readonly int batchSize;
    private readonly Device device;

    /// <summary>An objective for <paramref name="encoder"/>; the decoder is made here and thrown away with it.</summary>
    /// <param name="encoder">Makes one row of latents of each image.</param>
    /// <param name="sampler">Where the triplets come from; images of pixels in [0, 1].</param>
    /// <param name="batchSize">Triplets a batch, at least 1.</param>
    /// <param name="device">Where to compute, and where the encoder is.</param>
    /// <param name="hidden">Units of the decoder's hidden layer.</param>
    public ReconstructionObjective(
        Module<Tensor, Tensor> encoder,
        ShiftTripletSampler sampler,
        int batchSize,
        Device device,
        int hidden = 256
    )
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (this.encoder, this.sampler, this.batchSize, this.device) = (encoder, sampler, batchSize, device);
        var (channels, height, width) = sampler.Images.Shape;
        model = new Reconstruction(encoder, Decoder(Latents(), hidden, channels * height * width)).to(device);

        long Latents()
        {
            using var constant = no_grad();
            using var scope = NewDisposeScope();
            return encoder.call(zeros([1, channels, height, width], device: device)).size(1);
        }
    }

    /// <inheritdoc/>
    public nn.Module Model => model;

    /// <inheritdoc/>
    public string Description =>
        $"reconstruction by {encoder.GetName()}, {sampler.Images.Name}, shifts to {sampler.MaxShift}, batch {batchSize}, data seed "
        + $"{sampler.Seed}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => ["loss"];

    /// <inheritdoc/>
    public Tensor Differentiate(long step)
    {
        using var scope = NewDisposeScope();
        using var batch = sampler.Batch(step * batchSize, batchSize, device);
        var images = batch.Views.flatten(0, 1); // 3B × C × S × S
        var loss = functional.binary_cross_entropy_with_logits(model.call(images), images.flatten(1));
        model.zero_grad();
        loss.backward();
        return scope.MoveToOuter(loss.detach().reshape(1));
    }

    private static Module<Tensor, Tensor> Decoder(long latents, int hidden, int pixels) =>
        Sequential(Linear(latents, hidden), ReLU(), Linear(hidden, pixels));

    private sealed class Reconstruction : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> encoder,
            decoder;

        internal Reconstruction(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder)
            : base(nameof(Reconstruction))
        {
            (this.encoder, this.decoder) = (encoder, decoder);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => decoder.call(encoder.call(input));
    }
}
