using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Operator.Call("sum", this, type);

        /// <summary>Sums along a dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Operator.Call("sum.dim_IntList", this, new[] { dim }, keepdim, type);

        /// <summary>Sums along dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Operator.Call("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Operator.Call("mean", this);

        /// <summary>Means along dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Operator.Call("mean.dim", this, dimensions, keepdim, type);

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Operator.Call("prod", this, type);

        /// <summary>Products along a dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Operator.Call("prod.dim_int", this, dim, keepdim, type);

        /// <summary>The variance of all elements.</summary>
        public Tensor var(bool unbiased = true) => Operator.Call("var", this, unbiased);

        /// <summary>Variances along a dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, self => Operator.Call("var.dim", self, new[] { dim }, unbiased, keepdim));

        /// <summary>The standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) => Operator.Call("std", this, unbiased);

        /// <summary>Standard deviations along a dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, self => Operator.Call("std.dim", self, new[] { dim }, unbiased, keepdim));

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Operator.Call("norm.Scalar", this, (double)p);

        /// <summary>p-norms along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) =>
            Operator.Call("norm.ScalarOpt_dim", this, (double)p, new[] { (long)dim }, keepdim);

        /// <summary>The largest element.</summary>
        public Tensor max() => Operator.Call("max", this);

        /// <summary>The largest elements along a dimension, and where they are.</summary>
        public (Tensor, Tensor) max(long dim, bool keepdim = false) => Pair("max.dim", this, dim, keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Operator.Call("min", this);

        /// <summary>The smallest elements along a dimension, and where they are.</summary>
        public (Tensor, Tensor) min(long dim, bool keepdim = false) => Pair("min.dim", this, dim, keepdim);

        /// <summary>The largest elements along dimensions.</summary>
        public Tensor amax(params long[] dims) => Operator.Call("amax", this, dims);

        /// <summary>The smallest elements along dimensions.</summary>
        public Tensor amin(params long[] dims) => Operator.Call("amin", this, dims);

        /// <summary>Where the largest element is, counted row by row.</summary>
        public Tensor argmax() => Operator.Call("argmax", this);

        /// <summary>Where the largest elements are along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Operator.Call("argmax", this, dim, keepdim);

        /// <summary>Where the smallest element is, counted row by row.</summary>
        public Tensor argmin() => Operator.Call("argmin", this);

        /// <summary>Where the smallest elements are along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Operator.Call("argmin", this, dim, keepdim);

        /// <summary>Elements in order along a dimension, and where they were.</summary>
        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Pair("sort.stable", this, stable, dim, descending);

        /// <summary>Where the elements in order are, along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Operator.Call("argsort", this, dim, descending);

        /// <summary>The k largest (or smallest) along a dimension, and where they are.</summary>
        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Pair("topk", this, (long)k, (long)dim, largest, sorted);

        /// <summary>Whether all elements are true.</summary>
        public Tensor all() => Operator.Call("all", this);

        /// <summary>Whether any element is true.</summary>
        public Tensor any() => Operator.Call("any", this);

        /// <summary>Whether any element along a dimension is true.</summary>
        public Tensor any(long dim, bool keepdim = false) => Operator.Call("any.dim", this, dim, keepdim);

        /// <summary>Running sums along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Operator.Call("cumsum", this, dim, type);

        /// <summary>The logarithm of the sum of e^x along a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Operator.Call("logsumexp", this, new[] { dim }, keepdim);

        /// <summary>Quantiles along a dimension, interpolated linearly.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Operator.Call("quantile", this, q, dim, keepdim);

        /// <summary>The median; the lower one of two.</summary>
        public Tensor median() => Operator.Call("median", this);
    }

    /// <summary>The sum of all elements.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>Sums along a dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    /// <summary>The mean of all elements.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>Means along dimensions.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    /// <summary>The product of all elements.</summary>
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    /// <summary>Products along a dimension.</summary>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);

    /// <summary>The variance of all elements.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>Variances along a dimension.</summary>
    public static Tensor var(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of all elements.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>Standard deviations along a dimension.</summary>
    public static Tensor std(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The p-norm of all elements.</summary>
    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);

    /// <summary>p-norms along a dimension.</summary>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2) =>
        input.norm(dimension, keepdim, p);

    /// <summary>The largest element.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The largest elements along a dimension, and where they are.</summary>
    public static (Tensor, Tensor) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The smallest element.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The smallest elements along a dimension, and where they are.</summary>
    public static (Tensor, Tensor) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>The largest elements along dimensions.</summary>
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    /// <summary>Where the largest element is, counted row by row.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>Where the largest elements are along a dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>Where the smallest element is, counted row by row.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>Where the smallest elements are along a dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>Elements in order along a dimension, and where they were.</summary>
    public static (Tensor, Tensor) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>Where the elements in order are, along a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>The k largest (or smallest) along a dimension, and where they are.</summary>
    public static (Tensor, Tensor) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <summary>Whether all elements are true.</summary>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>Whether any element is true.</summary>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>Whether any element along a dimension is true.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>Running sums along a dimension.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>The logarithm of the sum of e^x along a dimension, without overflow.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    /// <summary>Quantiles along a dimension, interpolated linearly.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    /// <summary>The median; the lower one of two.</summary>
    public static Tensor median(Tensor input) => input.median();
}
