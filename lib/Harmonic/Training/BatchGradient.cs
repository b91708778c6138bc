using Harmonic.Data;
using Harmonic.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Training;

/// <summary>
/// Decides how a batch is differentiated: whole on a graphics card; on the processor in pieces side by side, each small enough for the
/// cache;
/// in two phases where a term needs the whole batch. It is the exact gradient of the whole batch, summed in the pieces' order, so that it
/// does not depend on the number of threads. Letters: B samples, D latents.
/// </summary>
internal sealed class BatchGradient : IDisposable
{
    // Triplets a piece; measured fastest of 16 to 128: larger pieces leave the cache, smaller ones pay for the many small operations.
    private const int PieceSize = 64;

    private readonly Module<Tensor, Tensor> model;
    private readonly IReadOnlyList<Term<ShiftPass>> terms;
    private readonly ShiftTripletSampler sampler;
    private readonly int batchSize;
    private readonly Device device;
    private readonly WorkerThreads? workers;
    private readonly bool inTwoPhases;
    private Parameter[] learned = [];
    private bool[]? frozen;

    internal BatchGradient(
        Module<Tensor, Tensor> model,
        IReadOnlyList<Term<ShiftPass>> terms,
        ShiftTripletSampler sampler,
        int batchSize,
        Device device,
        int? threads
    )
    {
        (this.model, this.terms, this.sampler, this.batchSize, this.device) = (model, terms, sampler, batchSize, device);
        inTwoPhases = !terms.All(term => term.MeanOverSamples);
        workers = device.type == DeviceType.CPU && !SeesTheBatch(model) ? new WorkerThreads(threads ?? Environment.ProcessorCount) : null;
    }

    /// <summary>Sets the gradient of every parameter that is learned, and returns the values of the metrics.</summary>
    internal Tensor Differentiate(long step)
    {
        bool[] now = [.. model.parameters().Select(parameter => !parameter.requires_grad)];
        if (frozen is null || !frozen.SequenceEqual(now))
        {
            learned = Rehearse(step);
            frozen = now;
        }
        return workers is null ? Whole(step)
            : inTwoPhases ? InTwoPhases(step, workers)
            : InPieces(step, workers);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => workers?.Dispose();

    /// <summary>
    /// Layers with a memory of batches, or with chance of their own, would make of pieces something else than of the whole.
    /// </summary>
    private static bool SeesTheBatch(nn.Module model) =>
        model.buffers().Any() || model.modules().Any(module => module.GetType().Name.Contains("Dropout", StringComparison.Ordinal));

    /// <summary>
    /// A first small piece by <c>backward</c>, which reports what is wrong with a model or a term; <c>autograd.grad</c>, which can keep the
    /// pieces of several threads apart, would end the process.
    /// </summary>
    /// <returns>The parameters that the loss depends on.</returns>
    private Parameter[] Rehearse(long step)
    {
        using var scope = NewDisposeScope();
        model.zero_grad();
        using var batch = sampler.Batch(step * batchSize, Math.Min(PieceSize, batchSize), device);
        Backward.From(terms.Sum(Values(Encode(batch), batch.Targets, batch.Shifts, step)));
        Parameter[] depends = [.. model.parameters().Where(parameter => parameter.requires_grad && parameter.grad is not null)];
        model.zero_grad();
        return depends;
    }

    private Tensor Whole(long step)
    {
        using var scope = NewDisposeScope();
        using var batch = sampler.Batch(step * batchSize, batchSize, device);
        var values = Values(Encode(batch), batch.Targets, batch.Shifts, step);
        model.zero_grad();
        Backward.From(terms.Sum(values));
        return scope.MoveToOuter(terms.Row(values));
    }

    /// <summary>Terms that are means over samples: each piece has its share of the loss and of the gradient.</summary>
    private Tensor InPieces(long step, WorkerThreads workers)
    {
        var (rows, gradients) = (new Tensor[Pieces], new IList<Tensor>[Pieces]);
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            using var batch = Piece(step, piece);
            var share = (double)batch.Count / batchSize;
            var values = Values(Encode(batch), batch.Targets, batch.Shifts, step).ConvertAll(value => value * share);
            gradients[piece] = Keep(scope, autograd.grad([terms.Sum(values)], learned));
            rows[piece] = scope.MoveToOuter(terms.Row(values));
        });
        using var sums = NewDisposeScope();
        SetGradients(Sum(gradients));
        var total = stack(rows).sum([0]);
        Array.ForEach(rows, row => row.Dispose());
        return sums.MoveToOuter(total);
    }

    /// <summary>All pieces are encoded, then the terms of all latents are differentiated, then back through each piece.</summary>
    private Tensor InTwoPhases(long step, WorkerThreads workers)
    {
        var (batches, latents) = (new ShiftTripletBatch[Pieces], new Tensor[Pieces]);
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            var batch = Piece(step, piece);
            batches[piece] = new(scope.MoveToOuter(batch.Views), scope.MoveToOuter(batch.Targets), scope.MoveToOuter(batch.Shifts));
            latents[piece] = scope.MoveToOuter(Encode(batch)); // 3 × piece × D
        });
        using var whole = NewDisposeScope();
        var (row, towards) = ByLatents(
            cat(latents, 1).detach(),
            cat([.. batches.Select(batch => batch.Targets)]),
            cat([.. batches.Select(batch => batch.Shifts)], 1),
            step,
            workers
        );
        var gradients = new IList<Tensor>[Pieces];
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            var part = towards.narrow(1, (long)piece * PieceSize, latents[piece].size(1));
            gradients[piece] = Keep(scope, autograd.grad([latents[piece]], learned, [part]));
            latents[piece].Dispose();
            batches[piece].Dispose();
        });
        SetGradients(Sum(gradients));
        return whole.MoveToOuter(row);
    }

    /// <summary>
    /// The metrics of the whole batch and the loss's gradient by the latents (3 × B × D), each term on a thread of its own.
    /// </summary>
    private (Tensor Row, Tensor Gradient) ByLatents(Tensor latents, Tensor targets, Tensor shifts, long step, WorkerThreads workers)
    {
        var (values, gradients) = (new Tensor[terms.Count], new Tensor[terms.Count]);
        workers.Run(terms.Count, place =>
        {
            using var scope = NewDisposeScope();
            var (term, leaves) = (terms[place], latents.detach().requires_grad_());
            var value = term.At(new ShiftPass(leaves, targets, shifts, step));
            gradients[place] = scope.MoveToOuter(term.Weight == 0 ? zeros_like(latents) : Towards(leaves, value * term.Weight, term.Name));
            values[place] = scope.MoveToOuter(value.detach());
        });
        var sums = (terms.Row(values), stack(gradients).sum([0]));
        Array.ForEach([.. values, .. gradients], part => part.Dispose());
        return sums;
    }

    private static Tensor Towards(Tensor leaves, Tensor value, string name)
    {
        Backward.From(value, leaves);
        return leaves.grad
            ?? throw new InvalidOperationException(
                $"The term '{name}' does not depend on the latents by a gradient: compute it from them without detach, or give it "
                    + $"the weight 0."
            );
    }

    private int Pieces => (batchSize + PieceSize - 1) / PieceSize;

    private ShiftTripletBatch Piece(long step, int piece) =>
        sampler.Batch(step * batchSize + piece * PieceSize, Math.Min(PieceSize, batchSize - piece * PieceSize), device);

    /// <summary>The latents of the three views (3 × B × D).</summary>
    private Tensor Encode(ShiftTripletBatch batch) => Encoding.Rows(model, batch.Views.flatten(0, 1)).view(3, batch.Count, -1);

    private List<Tensor> Values(Tensor latents, Tensor targets, Tensor shifts, long step)
    {
        var pass = new ShiftPass(latents, targets, shifts, step);
        return [.. terms.Select(term => term.At(pass))];
    }

    private static IList<Tensor> Keep(DisposeScope scope, IList<Tensor> tensors) => [.. tensors.Select(scope.MoveToOuter)];

    private static IList<Tensor> Sum(IList<Tensor>[] pieces)
    {
        foreach (var piece in pieces.Skip(1))
        {
            for (var i = 0; i < piece.Count; i++)
            {
                pieces[0][i].add_(piece[i]);
                piece[i].Dispose();
            }
        }
        return pieces[0];
    }

    private void SetGradients(IList<Tensor> gradients)
    {
        for (var i = 0; i < gradients.Count; i++)
        {
            learned[i].grad = gradients[i];
            gradients[i].Dispose();
        }
    }
}
