using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// What a representation autoencoder is trained for (write-up, "The Larger Context"): to draw its images again, and terms of shift
/// triplets on its codes. With a frozen encoder only the drawing is left. Letters: B triplets, D latents.
/// </summary>
public sealed class ReconstructionObjective : IObjective
{
    private const string Drawing = "drawing";

    private readonly ImageAutoencoder model;
    private readonly ShiftTripletSampler sampler;
    private readonly IReadOnlyList<Term<ShiftPass>> terms;
    private readonly int batchSize;
    private readonly double drawingWeight,
        litWeight;
    private readonly Device device;

    /// <summary>An objective for <paramref name="model"/>.</summary>
    /// <param name="model">The encoder and the decoder.</param>
    /// <param name="sampler">Where the triplets come from; all three images of each are drawn again.</param>
    /// <param name="terms">Terms of the codes; none for a plain autoencoder.</param>
    /// <param name="batchSize">Triplets a batch, at least 1.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="drawingWeight">What the cross-entropy of the pixels weighs; positive.</param>
    /// <param name="litWeight">What a lit pixel weighs in it beside a dark one; positive.</param>
    public ReconstructionObjective(
        ImageAutoencoder model,
        ShiftTripletSampler sampler,
        IReadOnlyList<Term<ShiftPass>> terms,
        int batchSize,
        Device device,
        double drawingWeight = 1,
        double litWeight = 1
    )
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(drawingWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(litWeight);
        (this.model, this.sampler, this.batchSize, this.device) = (LearningModel.Require(model, device), sampler, batchSize, device);
        (this.terms, this.drawingWeight, this.litWeight) = (Terms.Checked(terms, Drawing), drawingWeight, litWeight);
    }

    /// <inheritdoc/>
    public nn.Module Model => model;

    /// <inheritdoc/>
    public string Description =>
        $"{model.Title()} of {model.parameters().Sum(parameter => parameter.numel())} parameters, "
        + $"{model.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel())} of them learned, "
        + $"{sampler.Images.Name}, shifts to {sampler.MaxShift}, batch {batchSize}, {drawingWeight:R} × {Drawing}"
        + (terms.Count == 0 ? "" : $" + {terms.Description()}")
        + $", data seed {sampler.Seed}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => [Terms.Total, Drawing, .. terms.Select(term => term.Name)];

    /// <inheritdoc/>
    public Tensor Differentiate(long step)
    {
        Backward.Require(model);
        using var scope = NewDisposeScope();
        using var batch = sampler.Batch(step * batchSize, batchSize, device);
        var images = batch.Views.flatten(0, 1); // 3B × C × H × W
        var codes = Encoding.Rows(model.Encoder, images); // 3B × D
        var drawing = PixelLoss.Loss(model.Decoder.call(codes), images, litWeight);
        var values = terms.At(new ShiftPass(codes.view(3, batch.Count, -1), batch.Targets, batch.Shifts, step));
        if (codes.requires_grad)
        {
            terms.RequireGradients(values);
        }
        var loss = terms.Weighed(values).Aggregate(drawing * drawingWeight, (sum, value) => sum + value);
        model.zero_grad();
        Backward.From(loss);
        return scope.MoveToOuter(stack([loss, drawing, .. values]).detach().to(ScalarType.Float32));
    }
}
