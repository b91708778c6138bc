using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Sums, means, extremes, orders, quantiles.</summary>
internal static class ReductionOperations
{
    internal static OperationTable Table { get; } = new()
    {
        { "sum", x => x.sum(), x => sum(x) }, { "sum dim", x => x.sum(1), x => sum(x, 1), x => x.sum([1]) },
        { "sum dims", x => x.sum([0, 2], true) },
        { "sum of truths", x => x.sum() }, { "sum as", x => x.sum(ScalarType.Float64) }, { "mean", x => x.mean(), mean },
        { "mean dims", x => x.mean([0, 1]), x => mean(x, [0, 1]) }, { "prod", x => x.prod(), x => prod(x) },
        { "var", x => x.var(), x => var(x) },
        { "var dim", x => x.var(1, false, true), x => var(x, 1, false, true) }, { "std", x => x.std(), x => std(x) },
        { "std dim", x => x.std(2), x => std(x, 2), x => x.std(2, type: ScalarType.Float64) },
        { "norm", x => x.norm(), x => norm(x) },
        { "norm 1", x => x.norm(1f), x => norm(x, 1f) }, { "norm dim", x => x.norm(2, true), x => norm(x, 2, true) },
        { "max", x => x.max(), max }, { "max dim", x => x.max(1), x => max(x, 1) }, { "min", x => x.min(), min },
        { "min dim", x => x.min(-1, true), x => min(x, -1, true) }, { "amax", x => x.amax(0, 2), x => amax(x, [0, 2]) },
        { "amin", x => x.amin(1) },
        { "argmax", x => x.argmax(), argmax }, { "argmax dim", x => x.argmax(2), x => argmax(x, 2) },
        { "argmin", x => x.argmin(), argmin },
        { "argmin dim", x => x.argmin(0, true), x => argmin(x, 0, true) }, { "sort", x => x.sort(1), x => sort(x, 1) },
        { "sort stable", x => x.sort(1, descending: true, stable: true) },
        { "argsort", x => x.argsort(-1, true), x => argsort(x, -1, true) }, { "topk", x => x.topk(2, 2), x => topk(x, 2, 2) },
        { "topk smallest", x => x.topk(2, 1, largest: false) }, { "all", x => x.all(), all }, { "any", x => x.any(), any },
        { "any dim", x => x.any(0), x => any(x, 0) }, { "cumsum", x => x.cumsum(1), x => cumsum(x, 1) },
        { "logsumexp", x => x.logsumexp(2), x => logsumexp(x, 2) },
        { "quantile", (x, q) => x.quantile(q, 2), (x, q) => quantile(x, q, 2) },
        { "median", x => x.median(), median }, { "trapz", (x, v) => trapz(x, v) }, { "trapz dx", x => trapz(x, 0.5) },
        { "equal", (a, b) => stack([tensor(a.Equals(b)), tensor(allclose(a, a + 1e-9))]) },
    };
}
