using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// The write-up's objective: factorization of pitch and time shifts, and LeJEPA on both pairs of views if wanted
/// (write-up, "Training loop"). Letters: B triplets a batch, D latents.
/// </summary>
/// <remarks>
/// On the processor a batch is cut into pieces that fit the cache and run side by side; the gradient is the exact one of the whole
/// batch, summed in the pieces' order, so that it does not depend on the number of threads.
/// </remarks>
public sealed class ShiftObjective : IObjective, IDisposable
{
    // Measured fastest of 16 to 128: larger pieces leave the cache, smaller ones pay for the many small operations of the loss.
    private const int PieceSize = 64;

    private readonly ToyEncoder encoder;
    private readonly ShiftTripletSampler sampler;
    private readonly int batchSize;
    private readonly double jepaWeight;
    private readonly Device device;
    private readonly TorchSharp.Modules.Parameter[] parameters;
    private readonly WorkerThreads? workers;

    /// <summary>An objective for <paramref name="encoder"/>, which must be on <paramref name="device"/>.</summary>
    /// <param name="encoder">The model.</param>
    /// <param name="sampler">Where the triplets come from.</param>
    /// <param name="batchSize">Triplets a batch, at least 1.</param>
    /// <param name="jepaWeight">The weight of LeJEPA's loss, 0 to leave it out; the write-up uses 0.2.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="threads">Threads on the processor; null for one a core. The result does not depend on it.</param>
    public ShiftObjective(
        ToyEncoder encoder, ShiftTripletSampler sampler, int batchSize, double jepaWeight, Device device, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(jepaWeight);
        (this.encoder, this.sampler, this.batchSize, this.jepaWeight, this.device) = (encoder, sampler, batchSize, jepaWeight, device);
        parameters = [.. encoder.parameters()];
        workers = device.type == TorchSharp.DeviceType.CPU ? new WorkerThreads(threads ?? Environment.ProcessorCount) : null;
    }

    /// <inheritdoc/>
    public nn.Module Model => encoder;

    /// <inheritdoc/>
    public string Description =>
        $"{encoder.Latents} latents of {sampler.Size} × {sampler.Size} images, shifts to {sampler.MaxShift}, batch {batchSize}, "
        + $"LeJEPA {jepaWeight:R}, data seed {sampler.Seed}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => jepaWeight > 0 ? ["loss", "factorization", "jepa", "attraction", "sigreg"] : ["loss"];

    /// <inheritdoc/>
    public Tensor Differentiate(long step)
    {
        if (workers is null)
        {
            return DifferentiateWhole(step);
        }
        return jepaWeight > 0 ? DifferentiateInTwoPhases(step, workers) : DifferentiateInPieces(step, workers);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => workers?.Dispose();

    /// <summary>The whole batch at once, as a graphics card wants it.</summary>
    private Tensor DifferentiateWhole(long step)
    {
        using var scope = NewDisposeScope();
        using var batch = sampler.Batch(step * batchSize, batchSize, device);
        var latents = Encode(batch);
        var parts = Enumerable.Range(0, LossParts).Select(part => Loss(part, latents, batch.Targets, step)).ToArray();
        SetGradients(autograd.grad([.. parts.Select(part => part.Loss)], parameters));
        return scope.MoveToOuter(stack(parts.Select(part => part.Metrics).ToArray()).sum([0]).detach());
    }

    /// <summary>The factorization loss is a mean over triplets: each piece has its share of the loss and of the gradient.</summary>
    private Tensor DifferentiateInPieces(long step, WorkerThreads workers)
    {
        var (losses, gradients) = (new Tensor[Pieces], new IList<Tensor>[Pieces]);
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            using var batch = Piece(step, piece);
            var latents = Encode(batch);
            var loss = FactorizationLoss.Mean(latents[0], latents[1], latents[2], batch.Targets) * ((double)batch.Count / batchSize);
            gradients[piece] = Keep(scope, autograd.grad([loss], parameters));
            losses[piece] = scope.MoveToOuter(loss.detach());
        });
        using var sums = NewDisposeScope();
        SetGradients(Sum(gradients));
        var total = stack(losses).sum().reshape(1);
        Array.ForEach(losses, loss => loss.Dispose());
        return sums.MoveToOuter(total);
    }

    /// <summary>SIGReg compares the whole batch with a distribution: all pieces are encoded, then the loss of all, then back through each.</summary>
    private Tensor DifferentiateInTwoPhases(long step, WorkerThreads workers)
    {
        var (batches, latents) = (new ShiftTripletBatch[Pieces], new Tensor[Pieces]);
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            batches[piece] = Piece(step, piece);
            scope.MoveToOuter(batches[piece].Targets);
            scope.MoveToOuter(batches[piece].Views);
            latents[piece] = scope.MoveToOuter(Encode(batches[piece])); // 3 × piece × D
        });
        using var whole = NewDisposeScope();
        var (metrics, towards) = LossInParts(
            cat(latents, 1).detach(), cat(batches.Select(batch => batch.Targets).ToArray()), step, workers);
        var gradients = new IList<Tensor>[Pieces];
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            var part = towards.narrow(1, (long)piece * PieceSize, latents[piece].size(1));
            gradients[piece] = Keep(scope, autograd.grad([latents[piece]], parameters, [part]));
            latents[piece].Dispose();
            batches[piece].Dispose();
        });
        SetGradients(Sum(gradients));
        return whole.MoveToOuter(metrics);
    }

    /// <summary>The whole batch's loss and its gradient by the latents (3 × B × D), each part of the loss on a thread of its own.</summary>
    private (Tensor Metrics, Tensor Gradient) LossInParts(Tensor latents, Tensor targets, long step, WorkerThreads workers)
    {
        var (metrics, gradients) = (new Tensor[LossParts], new Tensor[LossParts]);
        workers.Run(LossParts, part =>
        {
            using var scope = NewDisposeScope();
            var leaves = latents.detach().requires_grad_();
            var (loss, row) = Loss(part, leaves, targets, step);
            gradients[part] = scope.MoveToOuter(autograd.grad([loss], [leaves])[0]);
            metrics[part] = scope.MoveToOuter(row.detach());
        });
        var sums = (stack(metrics).sum([0]), stack(gradients).sum([0]));
        Array.ForEach([.. metrics, .. gradients], part => part.Dispose());
        return sums;
    }

    private int Pieces => (batchSize + PieceSize - 1) / PieceSize;

    private ShiftTripletBatch Piece(long step, int piece) =>
        sampler.Batch(step * batchSize + piece * PieceSize, Math.Min(PieceSize, batchSize - piece * PieceSize), device);

    /// <summary>The latents of the three views (3 × B × D).</summary>
    private Tensor Encode(ShiftTripletBatch batch) => encoder.call(batch.Views.flatten(0, 1)).view(3, batch.Count, encoder.Latents);

    /// <summary>The factorization loss, and LeJEPA's of the anchors with either crop.</summary>
    private int LossParts => jepaWeight > 0 ? 3 : 1;

    /// <summary>One part of the loss of latents (3 × B × D), and what it adds to each of the <see cref="Metrics"/>.</summary>
    private (Tensor Loss, Tensor Metrics) Loss(int part, Tensor latents, Tensor targets, long step)
    {
        if (part == 0)
        {
            var factorization = FactorizationLoss.Mean(latents[0], latents[1], latents[2], targets);
            var none = zeros_like(factorization);
            return (factorization, LossParts == 1 ? factorization.reshape(1) : stack([factorization, factorization, none, none, none]));
        }
        var terms = LeJepa.Loss(latents[0], latents[part], step);
        var loss = terms.Loss * jepaWeight;
        return (loss, stack([loss, zeros_like(loss), terms.Loss, terms.Attraction, terms.SigReg]));
    }

    private static IList<Tensor> Keep(TorchSharp.DisposeScope scope, IList<Tensor> tensors) => [.. tensors.Select(scope.MoveToOuter)];

    private static Tensor[] Sum(IList<Tensor>[] pieces)
    {
        for (var piece = 1; piece < pieces.Length; piece++)
        {
            for (var i = 0; i < pieces[piece].Count; i++)
            {
                pieces[0][i].add_(pieces[piece][i]);
                pieces[piece][i].Dispose();
            }
        }
        return [.. pieces[0]];
    }

    private void SetGradients(IList<Tensor> gradients)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].grad = gradients[i];
            gradients[i].Dispose();
        }
    }
}
