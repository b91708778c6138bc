using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Every form of an index, read and written.</summary>
internal static class IndexingOperations
{
    private static TensorIndex All => TensorIndex.Colon;

    private static TensorIndex Rest => TensorIndex.Ellipsis;

    private static TensorIndex New => TensorIndex.None;

    internal static OperationTable Reading { get; } = new()
    {
        { "number", x => x[1], x => x[TensorIndex.Single(1)], x => x[^1] },
        { "number from the end", x => x[-1, 2], x => x[^1, 2] },
        { "slice", x => x[All, 1..3], x => x[All, TensorIndex.Slice(1, 3)] },
        { "open slices", x => x[1.., ..2], x => x[TensorIndex.Slice(1), TensorIndex.Slice(stop: 2)] },
        { "slice from the end", x => x[Rest, ^3..^1], x => x[Rest, TensorIndex.Slice(-3, -1)] },
        { "step", x => x[All, TensorIndex.Slice(step: 2), TensorIndex.Slice(1, null, 2)] },
        { "slice past the end", x => x[.., 1..99] },
        { "empty slice", x => x[All, 2..2] }, { "ellipsis", x => x[Rest, 1] }, { "ellipsis between", x => x[0, Rest, 1] },
        { "ellipsis for nothing", x => x[0, 1, Rest, 2] },
        { "new dimension", x => x[All, New, 1], x => x[All, TensorIndex.Null, 1], x => x[All, TensorIndex.Single(null), 1] },
        { "new dimensions", x => x[New, All, New] }, { "tensor", (x, i) => x[All, TensorIndex.Tensor(i)] },
        { "tensor first", (x, i) => x[i], (x, i) => x.index(TensorIndex.Tensor(i)) },
        { "tensor after ellipsis", (x, i) => x[Rest, TensorIndex.Tensor(i)] }, { "two tensors", (x, j, i) => x[j, i] },
        { "two tensors apart", (x, j, i) => x[TensorIndex.Tensor(j), All, TensorIndex.Tensor(i)] },
        { "tensor and number", (x, i) => x[1, TensorIndex.Tensor(i), 2] },
        { "tensor and slice", (x, i) => x[All, TensorIndex.Tensor(i), 1..3] },
        { "tensor and new dimension", (x, i) => x[All, New, TensorIndex.Tensor(i)] },
        { "table of indices", (x, g) => x[g] }, { "mask", (x, m) => x[m] }, { "mask of rows", (x, m) => x[1..][m] },
        { "mask of two dimensions", (x, m) => x[m] },
        { "mask after ellipsis", (x, m) => x.view(2, 2, 3)[Rest, TensorIndex.Tensor(m[0])] },
        { "mask of two dimensions after ellipsis", (x, m) => x[Rest, TensorIndex.Tensor(m)] },
    };

    internal static OperationTable Writing { get; } = new()
    {
        { "number", (x, v) => Changed(x, y => y[1, 2] = v), (x, v) => x.clone().index_put_(v, 1, 2) },
        { "slice", (x, a) => Changed(x, y => y[All, All, 1] = a) },
        { "scalar", x => Changed(x, y => y[0, 1..3] = 5.0) },
        { "everything", (x, row) => Changed(x, y => y[Rest] = row), (x, row) => Changed(x, y => y[..] = row) },
        { "step", x => Changed(x, y => y[Rest, TensorIndex.Slice(step: 2)] = -1) },
        { "tensor", (x, j, v) => Changed(x, y => y[All, TensorIndex.Tensor(j[..2])] = v) },
        { "mask", (x, m) => Changed(x, y => y[m] = 0.25) },
        { "mask and values", (x, m, row) => Changed(x, y => y[m] = row), (x, m, row) => x.clone().index_put_(row, TensorIndex.Tensor(m)) },
        { "two tensors", (x, j, i) => Changed(x, y => y[j[..2], i[..2]] = 3.0) },
    };

    private static Tensor Changed(Tensor x, Action<Tensor> change)
    {
        var copy = x.clone();
        change(copy);
        return copy;
    }
}
