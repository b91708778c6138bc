using TorchSharp.Interop;

namespace TorchSharp;

// What many of the members have in common: shapes of results, and arguments that libtorch names differently.
public static partial class torch
{
    private static Tensor Made(string name, bool requires_grad, params ReadOnlySpan<Value> arguments)
    {
        var tensor = Operator.Call(name, arguments);
        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    /// <summary>Random tensors: with a generator the operator has another overload and one argument more.</summary>
    private static Tensor Drawn(string name, bool requires_grad, long[] size, Generator? generator, ScalarType? dtype, Device? device) =>
        generator is null
            ? Made(name, requires_grad, size, dtype, Value.Default, device)
            : Made(name + ".generator", requires_grad, size, generator, dtype, Value.Default, device);

    private static Tensor Drawn(
        string name, bool requires_grad, long low, long high, long[] size, Generator? generator, ScalarType dtype, Device? device) =>
        Made(name, requires_grad, low, high, size, generator, dtype, Value.Default, device);

    private static Tensor Drawn(string name, bool requires_grad, long n, Generator? generator, ScalarType dtype, Device? device) =>
        Made(name, requires_grad, n, generator, dtype, Value.Default, device);

    private static long[] Lengths(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];

    private static (Tensor, Tensor) Pair(string name, params ReadOnlySpan<Value> arguments) => Pair(Operator.CallMany(name, arguments));

    private static (Tensor, Tensor) Pair(Tensor[] tensors) => (tensors[0], tensors[1]);

    private static (Tensor, Tensor, Tensor) Triple(Tensor[] tensors) => (tensors[0], tensors[1], tensors[2]);

    private static Value Rounding(RoundingMode mode) => mode == RoundingMode.None ? default(Value) : mode.ToString();

    public partial class Tensor
    {
        /// <summary>For operators that have no type of their own to compute in.</summary>
        private Tensor Typed(ScalarType? type, Func<Tensor, Tensor> operation)
        {
            using var converted = type is { } other ? to(other) : null;
            return operation(converted ?? this);
        }

        private Tensor Moved(Tensor result, bool disposeAfter)
        {
            if (disposeAfter)
            {
                Dispose();
            }
            return result;
        }
    }
}
