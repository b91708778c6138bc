using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Zeros.</summary>
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros", requires_grad, size, dtype, Value.Default, device);

    /// <summary>Zeros.</summary>
    public static Tensor zeros(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros", requires_grad, new[] { size }, dtype, Value.Default, device);

    /// <summary>Zeros.</summary>
    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros", requires_grad, new[] { rows, columns }, dtype, Value.Default, device);

    /// <summary>Zeros.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros", requires_grad, new[] { dim0, dim1, dim2 }, dtype, Value.Default, device);

    /// <summary>Zeros.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros", requires_grad, new[] { dim0, dim1, dim2, dim3 }, dtype, Value.Default, device);

    /// <summary>Ones.</summary>
    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones", requires_grad, size, dtype, Value.Default, device);

    /// <summary>Ones.</summary>
    public static Tensor ones(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones", requires_grad, new[] { size }, dtype, Value.Default, device);

    /// <summary>Ones.</summary>
    public static Tensor ones(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones", requires_grad, new[] { rows, columns }, dtype, Value.Default, device);

    /// <summary>Ones.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones", requires_grad, new[] { dim0, dim1, dim2 }, dtype, Value.Default, device);

    /// <summary>Ones.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones", requires_grad, new[] { dim0, dim1, dim2, dim3 }, dtype, Value.Default, device);

    /// <summary>Memory as it is found; fill it before reading.</summary>
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty.memory_format", requires_grad, size, dtype, Value.Default, device);

    /// <summary>Memory as it is found; fill it before reading.</summary>
    public static Tensor empty(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty.memory_format", requires_grad, new[] { size }, dtype, Value.Default, device);

    /// <summary>Memory as it is found; fill it before reading.</summary>
    public static Tensor empty(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty.memory_format", requires_grad, new[] { rows, columns }, dtype, Value.Default, device);

    /// <summary>Memory as it is found; fill it before reading.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty.memory_format", requires_grad, new[] { dim0, dim1, dim2 }, dtype, Value.Default, device);

    /// <summary>Memory as it is found; fill it before reading.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty.memory_format", requires_grad, new[] { dim0, dim1, dim2, dim3 }, dtype, Value.Default, device);

    /// <summary>Random numbers, uniform in [0, 1).</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("rand", requires_grad, size, generator, dtype, device);

    /// <summary>Random numbers, uniform in [0, 1).</summary>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("rand", requires_grad, new[] { size }, generator, dtype, device);

    /// <summary>Random numbers, uniform in [0, 1).</summary>
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("rand", requires_grad, new[] { rows, columns }, generator, dtype, device);

    /// <summary>Random numbers, uniform in [0, 1).</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("rand", requires_grad, new[] { dim0, dim1, dim2 }, generator, dtype, device);

    /// <summary>Random numbers, uniform in [0, 1).</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("rand", requires_grad, new[] { dim0, dim1, dim2, dim3 }, generator, dtype, device);

    /// <summary>Random numbers from the standard normal distribution.</summary>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randn", requires_grad, size, generator, dtype, device);

    /// <summary>Random numbers from the standard normal distribution.</summary>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randn", requires_grad, new[] { size }, generator, dtype, device);

    /// <summary>Random numbers from the standard normal distribution.</summary>
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randn", requires_grad, new[] { rows, columns }, generator, dtype, device);

    /// <summary>Random numbers from the standard normal distribution.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randn", requires_grad, new[] { dim0, dim1, dim2 }, generator, dtype, device);

    /// <summary>Random numbers from the standard normal distribution.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randn", requires_grad, new[] { dim0, dim1, dim2, dim3 }, generator, dtype, device);

    /// <summary>One value everywhere.</summary>
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("full", requires_grad, size, value, dtype, Value.Default, device);

    /// <summary>One value everywhere.</summary>
    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("full", requires_grad, new[] { size }, value, dtype, Value.Default, device);

    /// <summary>Random integers from 0 to before high.</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randint.low_generator", requires_grad, 0, high, size, generator, dtype ?? ScalarType.Int64, device);

    /// <summary>Random integers from low to before high.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Drawn("randint.low_generator", requires_grad, low, high, size, generator, dtype ?? ScalarType.Int64, device);

    /// <summary>The integers below n in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Drawn("randperm.generator", requires_grad, n, generator, dtype ?? ScalarType.Int64, device);

    /// <summary>0, 1, … to before stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("arange", requires_grad, stop, dtype, Value.Default, device);

    /// <summary>start, start + 1, … to before stop.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("arange.start", requires_grad, start, stop, dtype, Value.Default, device);

    /// <summary>start, start + step, … to before stop.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("arange.start_step", requires_grad, start, stop, step, dtype, Value.Default, device);

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("linspace", requires_grad, start, @end, steps, dtype, Value.Default, device);

    /// <summary>Powers of the base with evenly spaced exponents.</summary>
    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("logspace", requires_grad, start, @end, steps, @base, dtype, Value.Default, device);

    /// <summary>The identity matrix.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("eye.m", requires_grad, rows, columns < 0 ? rows : columns, dtype, Value.Default, device);

    /// <summary>Zeros in the shape and type of another tensor.</summary>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("zeros_like", requires_grad, input, dtype, Value.Default, device);

    /// <summary>Ones in the shape and type of another tensor.</summary>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("ones_like", requires_grad, input, dtype, Value.Default, device);

    /// <summary>Memory in the shape and type of another tensor; fill it before reading.</summary>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("empty_like", requires_grad, input, dtype, Value.Default, device);

    /// <summary>One value in the shape and type of another tensor.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("full_like", requires_grad, input, value, dtype, Value.Default, device);
}
