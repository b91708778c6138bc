using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A matrix with a copy of these elements.</summary>
    public static Tensor tensor(
        float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these elements.</summary>
    public static Tensor tensor(
        float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these elements.</summary>
    public static Tensor tensor(
        float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A matrix with a copy of these elements.</summary>
    public static Tensor tensor(
        double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(dataArray, [dataArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(dataArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A matrix with a copy of these elements.</summary>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A matrix with a copy of these elements.</summary>
    public static Tensor tensor(
        int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, Lengths(rawArray), dtype, device, requires_grad);

    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A vector with a copy of these elements.</summary>
    public static Tensor tensor(
        byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of this shape with a copy of these elements.</summary>
    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Copy(rawArray, dimensions.ToArray(), dtype, device, requires_grad);

    /// <summary>A single number.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Tensor.Copy(new[] { scalar }, [], null, device, requires_grad);

    /// <summary>A single number.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Copy(new[] { scalar }, [], dtype, device, requires_grad);

    /// <summary>A single integer.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Copy(new[] { scalar }, [], dtype, device, requires_grad);

    /// <summary>A single integer.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Tensor.Copy(new[] { scalar }, [], null, device, requires_grad);

    /// <summary>A single truth value.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Copy(new[] { scalar }, [], dtype, device, requires_grad);

    /// <summary>Joins tensors along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Operator.Call("cat", tensors.ToArray(), dim);

    /// <summary>Joins tensors along a dimension.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Operator.Call("cat", tensors, dim);

    /// <summary>Joins tensors along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Operator.Call("stack", tensors.ToArray(), dim);

    /// <summary>Sums of products as Einstein's convention writes them.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Operator.Call("einsum", equation, tensors);

    /// <summary>The integral by the trapezoid rule, at given points.</summary>
    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => Operator.Call("trapz.x", y, x, dim);

    /// <summary>The integral by the trapezoid rule, at even steps.</summary>
    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => Operator.Call("trapz.dx", y, dx, dim);
}
