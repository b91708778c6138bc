using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Tensors from nothing, or from others' shapes.</summary>
internal static class CreationOperations
{
    internal static OperationTable Table { get; } = WithArrays(new()
    {
        { "eye", () => eye(3) }, { "eye, not square", () => eye(2, 4, float64) }, { "arange", () => arange(4) },
        { "arange of floats", () => arange(0.5, 2.0, 0.5) }, { "arange downwards", () => arange(5, -2, -3) },
        { "arange from", () => arange(2, 5) },
        { "linspace", () => linspace(-1, 1, 5, float64) }, { "logspace", () => logspace(0, 3, 4, 2, float64) },
        { "integer", () => tensor(3L) },
        { "zeros_like", x => zeros_like(x) }, { "ones_like", x => ones_like(x) }, { "full_like", x => full_like(x, 3) },
        { "complex", (a, b) => complex(a, b) }, { "polar", (a, b) => polar(a, b) },
    });

    private static OperationTable WithArrays(OperationTable table)
    {
        table.AddMany("zeros", _ => [zeros(2, 3)], _ => [zeros([2, 3])], _ => [tensor(new float[,] { { 0, 0, 0 }, { 0, 0, 0 } })]);
        table.AddMany("ones", _ => [ones(2, 1, 2, float64)], _ => [ones([2, 1, 2], ScalarType.Float64)],
            _ => [tensor([1.0, 1, 1, 1], [2, 1, 2])]);
        table.AddMany("full", _ => [full([2, 2], 2.5)], _ => [full([2, 2], 2.5f, ScalarType.Float32)]);
        table.AddMany("full of integers", _ => [full(3, 7)], _ => [tensor([7, 7, 7], ScalarType.Int64)], _ => [tensor([7L, 7, 7])]);
        table.AddMany("scalar", _ => [tensor(2.5f)], _ => [tensor(2.5, float32)], _ => [(Tensor)2.5f]);
        table.AddMany("truth", _ => [tensor([true, false])]);
        return table;
    }
}
