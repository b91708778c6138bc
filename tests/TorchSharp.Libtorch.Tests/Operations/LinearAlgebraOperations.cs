using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>
/// Products, decompositions, complex numbers. The signs of singular and eigenvectors are arbitrary: absolute values and the
/// product that gives the input back are compared.
/// </summary>
internal static class LinearAlgebraOperations
{
    internal static OperationTable Table { get; } = WithDecompositions(new()
    {
        { "mm", (a, b) => a.mm(b), mm }, { "bmm", (a, b) => a.bmm(b), bmm }, { "mv", (a, b) => a.mv(b), mv },
        { "dot", (a, b) => a.dot(b), dot },
        { "outer", (a, b) => a.outer(b), outer }, { "matmul", (a, b) => a.matmul(b), matmul },
        { "addmm", (m, t, s) => m.addmm(t, s, 0.5f, 2), (m, t, s) => addmm(m, t, s, 0.5f, 2) },
        { "einsum", (a, b) => einsum("bij,bjk->bik", a, b) },
        { "svdvals", linalg.svdvals }, { "eigvalsh", a => linalg.eigvalsh(a) }, { "cholesky", linalg.cholesky },
        { "solve", (a, b) => linalg.solve(a, b) }, { "solve from the right", (a, b) => linalg.solve(a, b, left: false) },
        { "inv", linalg.inv },
        { "vector_norm", a => linalg.vector_norm(a) }, { "vector_norm dims", a => linalg.vector_norm(a, 3, [0, 2], true) },
        { "real and imag", z => (z.real, z.imag), z => (real(z), imag(z)) },
        { "absolute value and angle", z => (z.abs(), z.angle()), z => (abs(z), angle(z)) },
        { "conj", z => (z * z.conj()).real, z => (z * conj(z)).real }, { "complex product", z => (z * z + z / (z + 2)).imag },
        { "complex exponential", a => polar(ones_like(a), a).mean([1]).abs() }, { "complex square root", z => z.sqrt().real },
        { "view_as_real", z => z.view_as_real(), view_as_real },
        { "view_as_complex", p => p.view_as_complex().exp().real, p => view_as_complex(p).exp().real },
        { "cfloat", s => s.cfloat().exp().imag },
    });

    private static OperationTable WithDecompositions(OperationTable table)
    {
        table.AddMany("svd", x => Svd(x[0], fullMatrices: false));
        table.AddMany("svd full", x => Svd(x[0], fullMatrices: true));
        table.AddMany("eigh", x => Eigh(x[0]));
        table.AddMany("qr", x => Qr(x[0]));
        table.AddMany("qr complete", x => QrComplete(x[0].detach()));
        return table;
    }

    private static Tensor[] Svd(Tensor input, bool fullMatrices)
    {
        var (u, values, vh) = linalg.svd(input, fullMatrices);
        var left = u[.., ..3];
        return [left.abs(), values, vh.abs(), left.mm(diag(values)).mm(vh)];
    }

    private static Tensor[] Eigh(Tensor input)
    {
        var (values, vectors) = linalg.eigh(input);
        return [values, vectors.abs(), vectors.mm(diag(values)).mm(vectors.t())];
    }

    private static Tensor[] Qr(Tensor input)
    {
        var (q, r) = linalg.qr(input);
        return [q.mm(r), q.abs(), r.abs()];
    }

    private static Tensor[] QrComplete(Tensor input)
    {
        var (q, r) = linalg.qr(input, linalg.QRMode.Complete);
        return [q.mm(r), q.t().mm(q), r.abs()];
    }
}
