using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>Other shapes, parts and arrangements of the same elements.</summary>
internal static class ShapeOperations
{
    internal static OperationTable Table { get; } = WithParts(new()
    {
        { "view", x => x.view(4, -1) },
        { "reshape", x => x.transpose(0, 1).reshape(6, 4), x => reshape(transpose(x, 0, 1), 6, 4) },
        { "flatten", x => x.flatten(1), x => flatten(x, 1) },
        { "unflatten", x => x.unflatten(2, 2, 2), x => unflatten(x, 2, 2, 2) },
        { "transpose", x => x.transpose(0, 2) }, { "t", x => x.t(), t }, { "permute", x => x.permute(2, 0, 1) },
        { "movedim", x => x.movedim([0], [2]), x => movedim(x, 0, 2) },
        { "unsqueeze", x => x.unsqueeze(1), x => unsqueeze(x, 1) },
        { "squeeze", x => x.squeeze(), x => squeeze(x) }, { "squeeze dim", x => x.squeeze(1), x => squeeze(x, 1) },
        { "expand", x => x.expand(3, 2, 4) }, { "expand_as", (c, a) => c.expand_as(a) }, { "repeat", x => x.repeat(2, 1, 2) },
        { "roll", x => x.roll([1, -2], [1, 2]), x => roll(x, [1, -2], [1, 2]) },
        { "roll one", x => x.roll(2, 0), x => roll(x, 2, 0) },
        { "roll flat", x => x.roll(1) }, { "flip", x => x.flip(0, 2), x => flip(x, 0, 2) },
        { "narrow", x => x.narrow(2, 1, 2), x => narrow(x, 2, 1, 2) }, { "select", x => x.select(1, -1), x => select(x, 1, -1) },
        { "slice", x => x.slice(2, 1, 4, 2) },
        { "index_select", (x, i) => x.index_select(1, i), (x, i) => index_select(x, 1, i) },
        { "gather", (x, g) => x.gather(1, g), (x, g) => gather(x, 1, g) },
        { "scatter", (a, g, b) => zeros(2, 3, float64).scatter(1, g.sort(1, stable: true).Item2, b) },
        { "scatter_", (a, g, b) => a.clone().scatter_(1, g.sort(1, stable: true).Item2, b) },
        { "index_add_", (s, i, m) => s.clone().index_add_(0, i, m, 0.5) }, { "nonzero", x => x.nonzero(), nonzero },
        { "masked_select", (x, m) => x.masked_select(m), masked_select }, { "tril", x => x.tril(-1), x => tril(x, -1) },
        { "triu", x => x.triu(1), x => triu(x, 1) }, { "diag", x => x.diag(), x => diag(x) },
        { "diag of a vector", x => x.diag(1) },
        { "diagonal", x => x.diagonal(1, 1, 2) }, { "contiguous", x => x.t().contiguous() },
        { "clone", x => x.clone(), x => x.alias() },
        { "pad", x => pad(x, [1, 2, 0, 1], value: 0.5) },
    });

    private static OperationTable WithParts(OperationTable table)
    {
        table.AddMany("chunk", x => x[0].chunk(2), x => chunk(x[0], 2));
        table.AddMany("chunk uneven", x => x[0].chunk(2, 1), x => x[0].split([2, 1], 1));
        table.AddMany("split", x => x[0].split(3, 2));
        table.AddMany("unbind", x => x[0].unbind(1), x => unbind(x[0], 1));
        table.AddMany("cat", x => [cat([x[0], x[1]], 1)], x => [cat(new List<Tensor> { x[0], x[1] }, 1)]);
        table.AddMany("stack", x => [stack([x[0], x[1]], 1)]);
        return table;
    }
}
