using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Training;

/// <summary>
/// An encoder, shift triplets to learn from, and the terms of the loss (write-up, "Training loop"): any encoder, any images, any terms.
/// </summary>
/// <example><code>
/// using var objective = new ShiftObjective(new ToyEncoder(), new ShiftTripletSampler(seed: 0), ShiftTerms.WriteUp(), batchSize: 1024,
/// CPU);
/// var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = 1000 });
/// </code></example>
public sealed class ShiftObjective : IObjective, IDisposable
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly ShiftTripletSampler sampler;
    private readonly IReadOnlyList<Term<ShiftPass>> terms;
    private readonly int batchSize;
    private readonly BatchGradient gradient;

    /// <summary>An objective for <paramref name="encoder"/>.</summary>
    /// <param name="encoder">Makes one row of latents of each image (B × C × H × W → B × D).</param>
    /// <param name="sampler">Where the triplets come from.</param>
    /// <param name="terms">What the loss is made of; <see cref="ShiftTerms"/> has the write-up's.</param>
    /// <param name="batchSize">Triplets a batch, at least 1.</param>
    /// <param name="device">Where to compute, and where the encoder is.</param>
    /// <param name="threads">Threads on the processor, at least 1; null for one a core. The result does not depend on it.</param>
    /// <exception cref="ArgumentException">The encoder has nothing to learn or is elsewhere; there is no term that weighs
    /// anything.</exception>
    public ShiftObjective(
        Module<Tensor, Tensor> encoder,
        ShiftTripletSampler sampler,
        IReadOnlyList<Term<ShiftPass>> terms,
        int batchSize,
        Device device,
        int? threads = null
    )
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads ?? 1, 1, nameof(threads));
        (this.encoder, this.sampler, this.batchSize) = (LearningModel.Require(encoder, device), sampler, batchSize);
        this.terms = Terms.Checked(terms);
        if (terms.All(term => term.Weight == 0))
        {
            throw new ArgumentException("An objective needs at least one term that weighs something.", nameof(terms));
        }
        gradient = new BatchGradient(encoder, this.terms, sampler, batchSize, device, threads);
    }

    /// <inheritdoc/>
    public nn.Module Model => encoder;

    /// <inheritdoc/>
    public string Description =>
        $"{encoder.Title()} of {encoder.parameters().Sum(parameter => parameter.numel())} parameters, {sampler.Images.Name}, "
        + $"shifts to {sampler.MaxShift}, batch {batchSize}, {terms.Description()}, data seed {sampler.Seed}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => terms.Metrics();

    /// <inheritdoc/>
    public Tensor Differentiate(long step) => gradient.Differentiate(step);

    /// <summary>Ends the threads.</summary>
    public void Dispose() => gradient.Dispose();
}
