using Harmonic.Data;
using Harmonic.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Training;

/// <summary>
/// Decides how a batch is differentiated: whole on a graphics card, and where layers see the batch or draw chance; else on the processor in
/// pieces side by side, each small enough for the cache, and in two phases where a term needs the whole batch. It is the exact gradient of
/// the whole batch, summed in the pieces' order, so that it does not depend on the number of threads. Letters: B samples, D latents.
/// </summary>
internal sealed class BatchGradient(
    Module<Tensor, Tensor> model,
    IReadOnlyList<Term<ShiftPass>> terms,
    ShiftTripletSampler sampler,
    int batchSize,
    Device device,
    int? threads
) : IDisposable
{
    // Triplets a piece; measured fastest of 16 to 128: larger pieces leave the cache, smaller ones pay for the many small operations.
    private const int PieceSize = 64;

    private readonly bool inTwoPhases = !terms.All(term => term.MeanOverSamples);
    private bool? cut;
    private WorkerThreads? workers;
    private Parameter[] learned = [];
    private bool[] frozen = [];

    /// <summary>Sets the gradient of every parameter that the batch's loss depends on, and returns the values of the metrics.</summary>
    internal Tensor Differentiate(long step)
    {
        Backward.Require(model);
        cut ??= CanBeCut(step);
        if (!cut.Value)
        {
            return Chance.OfStep(model, sampler.Seed, step, () => Whole(step));
        }
        workers ??= new WorkerThreads(threads ?? Environment.ProcessorCount);
        learned = [.. model.parameters().Where(parameter => parameter.requires_grad)];
        bool[] now = [.. model.parameters().Select(parameter => !parameter.requires_grad)];
        if (!now.SequenceEqual(frozen))
        {
            Rehearse(step);
            frozen = now;
        }
        return inTwoPhases ? InTwoPhases(step, workers) : InPieces(step, workers);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => workers?.Dispose();

    /// <summary>
    /// Whether pieces of a batch make what the whole makes: not with a memory of batches, chance, or layers that see the batch, which a few
    /// images show, encoded at once and in two parts.
    /// </summary>
    private bool CanBeCut(long step)
    {
        if (device.type != DeviceType.CPU || model.buffers().Any() || Chance.Draws(model) || NormalisesBatches(model))
        {
            return false;
        }
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var batch = sampler.Batch(step * batchSize, 2, device);
        var images = batch.Views.flatten(0, 1); // 6 × C × H × W
        var ((whole, parts), drew) = Chance.Untouched(() =>
            (
                Encoding.Rows(model, images),
                cat([Encoding.Rows(model, images.narrow(0, 0, 2)), Encoding.Rows(model, images.narrow(0, 2, 4))])
            )
        );
        var (largest, apart) = (whole.abs().max().ToDouble(), (whole - parts).abs().max().ToDouble());
        return !drew && !(apart > 1e-4 * largest); // rounding; and what is no number is the same cut or whole
    }

    /// <summary>By name, since statistics that begin at nothing do not show in what comes out.</summary>
    private static bool NormalisesBatches(nn.Module model) =>
        model.modules().Append(model).Any(module => module.GetType().Name.Contains("BatchNorm", StringComparison.Ordinal));

    /// <summary>
    /// A first small piece by <c>backward</c>, which reports what is wrong with a model or a term; <c>autograd.grad</c>, which can keep the
    /// pieces of several threads apart, would end the process.
    /// </summary>
    private void Rehearse(long step)
    {
        using var scope = NewDisposeScope();
        using var piece = Piece(step, 0);
        // Where all that is learned is a layer used now and then, a piece may have no use for it.
        using var batch = Encode(piece).requires_grad ? piece : sampler.Batch(step * batchSize, batchSize, device);
        model.zero_grad();
        Backward.From(Loss(batch, step).Loss);
        model.zero_grad();
    }

    private Tensor Whole(long step)
    {
        using var scope = NewDisposeScope();
        using var batch = sampler.Batch(step * batchSize, batchSize, device);
        var (loss, values) = Loss(batch, step);
        model.zero_grad();
        Backward.From(loss);
        return scope.MoveToOuter(terms.Row(values));
    }

    private (Tensor Loss, List<Tensor> Values) Loss(ShiftTripletBatch batch, long step)
    {
        var latents = Encode(batch);
        Backward.Require(model, latents);
        var values = terms.At(new ShiftPass(latents, batch.Targets, batch.Shifts, step));
        terms.RequireGradients(values);
        return (terms.Sum(values), values);
    }

    /// <summary>Terms that are means over samples: each piece has its share of the loss and of the gradient.</summary>
    private Tensor InPieces(long step, WorkerThreads workers)
    {
        var (rows, gradients) = (new Tensor[Pieces], new Tensor?[Pieces][]);
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            using var batch = Piece(step, piece);
            var share = (double)batch.Count / batchSize;
            var latents = Encode(batch);
            var values = terms.At(new ShiftPass(latents, batch.Targets, batch.Shifts, step)).ConvertAll(value => value * share);
            if (latents.requires_grad)
            {
                terms.RequireGradients(values);
            }
            gradients[piece] = Kept(scope, Backward.Gradients(terms.Sum(values), learned));
            rows[piece] = scope.MoveToOuter(terms.Row(values));
        });
        using var sums = NewDisposeScope();
        SetGradients(gradients);
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
        var gradients = new Tensor?[Pieces][];
        workers.Run(Pieces, piece =>
        {
            using var scope = NewDisposeScope();
            var part = towards.narrow(1, (long)piece * PieceSize, latents[piece].size(1));
            gradients[piece] = Kept(scope, Backward.Gradients(latents[piece], learned, part));
            latents[piece].Dispose();
            batches[piece].Dispose();
        });
        SetGradients(gradients);
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
            gradients[place] = scope.MoveToOuter(term.Weight == 0 ? zeros_like(latents) : Towards(leaves, value, term));
            values[place] = scope.MoveToOuter(value.detach());
        });
        var sums = (terms.Row(values), stack(gradients).sum([0]));
        Array.ForEach([.. values, .. gradients], part => part.Dispose());
        return sums;
    }

    private static Tensor Towards(Tensor leaves, Tensor value, Term<ShiftPass> term)
    {
        term.RequireGradient(value);
        Backward.From(value * term.Weight, leaves);
        return leaves.grad
            ?? throw new InvalidOperationException($"The term '{term.Name}' does not depend on the latents: compute it from them.");
    }

    private int Pieces => (batchSize + PieceSize - 1) / PieceSize;

    private ShiftTripletBatch Piece(long step, int piece) =>
        sampler.Batch(step * batchSize + piece * PieceSize, Math.Min(PieceSize, batchSize - piece * PieceSize), device);

    /// <summary>The latents of the three views (3 × B × D).</summary>
    private Tensor Encode(ShiftTripletBatch batch) => Encoding.Rows(model, batch.Views.flatten(0, 1)).view(3, batch.Count, -1);

    private static Tensor?[] Kept(DisposeScope scope, Tensor?[] gradients) =>
        Array.ConvertAll(gradients, gradient => gradient is null ? null : scope.MoveToOuter(gradient));

    /// <summary>The sum over pieces; a parameter that none of them used has no gradient, and stays as it is.</summary>
    private void SetGradients(Tensor?[][] pieces)
    {
        model.zero_grad();
        for (var place = 0; place < learned.Length; place++)
        {
            var parts = pieces.Select(piece => piece[place]).OfType<Tensor>().ToList();
            foreach (var part in parts.Skip(1))
            {
                parts[0].add_(part);
                part.Dispose();
            }
            if (parts.Count > 0)
            {
                learned[place].grad = parts[0];
                parts[0].Dispose();
            }
        }
    }
}
