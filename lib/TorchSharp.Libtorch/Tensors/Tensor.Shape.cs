using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements in another shape, without a copy.</summary>
        public Tensor view(params long[] shape) => Operator.Call("view", this, shape);

        /// <summary>The same elements in another shape, copied if need be.</summary>
        public Tensor reshape(params long[] shape) => Operator.Call("reshape", this, shape);

        /// <summary>Joins dimensions into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) =>
            Operator.Call("flatten.using_ints", this, start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Operator.Call("unflatten.int", this, dim, sizes);

        /// <summary>Swaps two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1) => Operator.Call("transpose.int", this, dim0, dim1);

        /// <summary>The transposed matrix.</summary>
        public Tensor t() => Operator.Call("t", this);

        /// <summary>Reorders the dimensions.</summary>
        public Tensor permute(params long[] permutation) => Operator.Call("permute", this, permutation);

        /// <summary>Moves dimensions to other places.</summary>
        public Tensor movedim(long[] source, long[] destination) => Operator.Call("movedim.intlist", this, source, destination);

        /// <summary>Adds a dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Operator.Call("unsqueeze", this, dim);

        /// <summary>Drops a dimension of size 1, or all of them.</summary>
        public Tensor squeeze(long? dim = null) =>
            dim is { } one ? Operator.Call("squeeze.dim", this, one) : Operator.Call("squeeze", this);

        /// <summary>Repeats dimensions of size 1 without a copy.</summary>
        public Tensor expand(params long[] sizes) => Operator.Call("expand", this, sizes);

        /// <summary>Repeats dimensions of size 1 up to another's shape.</summary>
        public Tensor expand_as(Tensor other) => Operator.Call("expand_as", this, other);

        /// <summary>Repeats the whole tensor along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Operator.Call("repeat", this, sizes);

        /// <summary>Shifts elements along dimensions; those that leave come in at the other end.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Operator.Call("roll", this, shifts, dims);

        /// <summary>Shifts elements along a dimension; those that leave come in at the other end.</summary>
        public Tensor roll(long shifts, long? dims = null) =>
            Operator.Call("roll", this, new[] { shifts }, dims is { } dim ? new[] { dim } : Array.Empty<long>());

        /// <summary>Reverses the order along dimensions.</summary>
        public Tensor flip(params long[] dims) => Operator.Call("flip", this, dims);

        /// <summary>A stretch of one dimension, as a view.</summary>
        public Tensor narrow(long dim, long start, long length) => Operator.Call("narrow", this, dim, start, length);

        /// <summary>One position of a dimension, as a view without it.</summary>
        public Tensor select(long dim, long index) => Operator.Call("select.int", this, dim, index);

        /// <summary>Every step-th position of a stretch, as a view.</summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Operator.Call("slice.Tensor", this, dim, start, finish, step);

        /// <summary>The positions that a vector of indices names.</summary>
        public Tensor index_select(long dim, Tensor index) => Operator.Call("index_select", this, dim, index);

        /// <summary>An element for each index, along a dimension.</summary>
        public Tensor gather(long dim, Tensor index) => Operator.Call("gather", this, dim, index);

        /// <summary>Writes elements where indices say, along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Operator.CallInPlace("scatter_.src", this, dim, index, src);

        /// <summary>A copy with elements written where indices say, along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Operator.Call("scatter.src", this, dim, index, src);

        /// <summary>Adds α times rows where indices say.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Operator.CallInPlace("index_add_", this, dim, index, source, alpha);

        /// <summary>The indices of the elements that are not zero, one row each.</summary>
        public Tensor nonzero() => Operator.Call("nonzero", this);

        /// <summary>The elements where the mask is true.</summary>
        public Tensor masked_select(Tensor mask) => Operator.Call("masked_select", this, mask);

        /// <summary>Cuts a dimension into so many parts.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Operator.CallMany("chunk", this, chunks, dim);

        /// <summary>Cuts a dimension into parts of a size.</summary>
        public Tensor[] split(long size, int dim = 0) => Operator.CallMany("split.Tensor", this, size, (long)dim);

        /// <summary>Cuts a dimension into parts of these sizes.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Operator.CallMany("split_with_sizes", this, sizes, dim);

        /// <summary>One tensor for each position of a dimension.</summary>
        public Tensor[] unbind(long dimension = 0) => Operator.CallMany("unbind.int", this, dimension);

        /// <summary>The lower triangle.</summary>
        public Tensor tril(long diagonal = 0) => Operator.Call("tril", this, diagonal);

        /// <summary>The upper triangle.</summary>
        public Tensor triu(long diagonal = 0) => Operator.Call("triu", this, diagonal);

        /// <summary>The diagonal of a matrix, or the matrix with that diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Operator.Call("diag", this, diagonal);

        /// <summary>A diagonal, as a view.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Operator.Call("diagonal", this, offset, dim1, dim2);

        /// <summary>The same elements in order without gaps; itself where they are.</summary>
        public Tensor contiguous() => Operator.Call("contiguous", this);

        /// <summary>A copy.</summary>
        public Tensor clone() => Operator.Call("clone", this);

        /// <summary>A second handle to the same elements.</summary>
        public Tensor alias() => Operator.Call("alias", this);

        /// <summary>The same elements, without the record of how they were computed.</summary>
        public Tensor detach() => Operator.Call("detach", this);
    }

    /// <summary>The same elements in another shape, copied if need be.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <summary>Joins dimensions into one.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    /// <summary>Splits a dimension into several.</summary>
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    /// <summary>Swaps two dimensions.</summary>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>The transposed matrix.</summary>
    public static Tensor t(Tensor input) => input.t();

    /// <summary>Moves a dimension to another place.</summary>
    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <summary>Adds a dimension of size 1.</summary>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    /// <summary>Drops a dimension of size 1, or all of them.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <summary>Shifts elements along dimensions; those that leave come in at the other end.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>Shifts elements along a dimension; those that leave come in at the other end.</summary>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <summary>Reverses the order along dimensions.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>A stretch of one dimension, as a view.</summary>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    /// <summary>One position of a dimension, as a view without it.</summary>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <summary>The positions that a vector of indices names.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>An element for each index, along a dimension.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>The indices of the elements that are not zero, one row each.</summary>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>The elements where the mask is true.</summary>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    /// <summary>Cuts a dimension into so many parts.</summary>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <summary>One tensor for each position of a dimension.</summary>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <summary>The lower triangle.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>The upper triangle.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>The diagonal of a matrix, or the matrix with that diagonal.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);
}
