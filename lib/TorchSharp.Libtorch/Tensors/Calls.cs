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

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>How much of a QR decomposition is computed.</summary>
        public enum QRMode
        {
            /// <summary>As many columns as the input.</summary>
            Reduced = 0,

            /// <summary>A square orthogonal matrix.</summary>
            Complete = 1,

            /// <summary>The triangular matrix alone.</summary>
            R = 2,
        }

        private static string Name(QRMode mode) => mode switch
        {
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => "reduced",
        };
    }

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

        /// <summary>Whether the other tensor has the same shape, type and values.</summary>
        public bool Equals(Tensor target) => Operator.CallBoolean("equal", this, target);

        /// <summary>Whether the other is a tensor of the same shape, type and values.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>A number for this object, whatever its values.</summary>
        public override int GetHashCode() => base.GetHashCode();
    }

    /// <summary>Whether all elements are as close as <see cref="Tensor.isclose"/> asks.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        Operator.CallBoolean("allclose", tensor, target, rtol, atol, equal_nan);
}

/// <summary>Conversions of single-element tensors to numbers.</summary>
public static class TensorExtensionMethods
{
    /// <summary>The value of a tensor with one element.</summary>
    public static double ToDouble(this torch.Tensor value) => Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static float ToSingle(this torch.Tensor value) => (float)Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static int ToInt32(this torch.Tensor value) => (int)Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static long ToInt64(this torch.Tensor value)
    {
        using var converted = value.to(torch.ScalarType.Int64);
        return converted.item<long>();
    }

    private static double Number(torch.Tensor value)
    {
        using var converted = value.to(torch.ScalarType.Float64);
        return converted.item<double>();
    }
}
