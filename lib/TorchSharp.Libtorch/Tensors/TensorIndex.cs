using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position of an index expression: a number, a slice, a tensor, everything, or a new dimension.</summary>
    public readonly struct TensorIndex
    {
        private TensorIndex(Func<Tensor, long, (Tensor, long)> apply, Tensor? tensor = null, bool ellipsis = false)
        {
            Apply = apply;
            Picked = tensor;
            IsEllipsis = ellipsis;
        }

        /// <summary>Narrows a tensor at a dimension, and says which dimension comes next.</summary>
        internal Func<Tensor, long, (Tensor Result, long Next)> Apply { get; }

        /// <summary>For an index by tensor: that tensor, gathered at the end for all dimensions at once.</summary>
        internal Tensor? Picked { get; }

        internal bool IsEllipsis { get; }

        /// <summary>How many dimensions of the indexed tensor it is for: a mask is for as many as it has itself.</summary>
        internal long Dimensions => IsEllipsis || Apply == None.Apply ? 0 : Picked is { dtype: ScalarType.Bool } mask ? mask.dim() : 1;

        /// <summary>All of a dimension.</summary>
        public static readonly TensorIndex Colon = new((tensor, dim) => (tensor, dim + 1));

        /// <summary>All of as many dimensions as the other indices leave.</summary>
        public static readonly TensorIndex Ellipsis = new((tensor, dim) => (tensor, dim), ellipsis: true);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new((tensor, dim) => (tensor.unsqueeze(dim), dim + 1));

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = None;

        /// <summary>One element of a dimension, which goes away; negative ones count from the end.</summary>
        public static TensorIndex Single(long? index) =>
            index is { } number ? new((tensor, dim) => (tensor.select(dim, number), dim)) : None;

        /// <summary>Every <paramref name="step"/>-th element from <paramref name="start"/> to before <paramref name="stop"/>.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new((tensor, dim) => (tensor.slice(dim, start ?? 0, stop ?? long.MaxValue, step ?? 1), dim + 1));

        /// <summary>The elements of a range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? range.End.Value == 0 ? null : -range.End.Value : range.End.Value);

        /// <summary>The elements that a tensor of indices or of truth values names.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new((self, dim) => (self, dim + 1), tensor);

        /// <summary>One element.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One element; <c>^1</c> is the last.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>A range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);
    }

    public partial class Tensor
    {
        /// <summary>The part at one position of each of the first dimensions, as a view; negative ones count from the end.</summary>
        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Array.ConvertAll(indices, index => (TensorIndex)index));
            set => index_put_(value, Array.ConvertAll(indices, index => (TensorIndex)index));
        }

        /// <summary>The part that <paramref name="indices"/> name; a view unless one of them is a tensor.</summary>
        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements that tensors of indices or of truth values name, one for each of the first dimensions.</summary>
        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(Array.ConvertAll(indices, TensorIndex.Tensor));
            set => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));
        }

        /// <summary>The part that <paramref name="indices"/> name; a view unless one of them is a tensor.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, picked) = Narrow(indices);
            return scope.MoveToOuter(picked is null ? view.alias() : Operator.Call("index.Tensor", view, Value.Optional(picked)));
        }

        /// <summary>Writes <paramref name="value"/> into the part that <paramref name="indices"/> name.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, picked) = Narrow(indices);
            if (picked is null)
            {
                view.copy_(value);
            }
            else
            {
                Operator.CallInPlace("index_put_", view, Value.Optional(picked), value);
            }
            return this;
        }

        private (Tensor View, Tensor?[]? Picked) Narrow(TensorIndex[] indices)
        {
            var view = this;
            var taken = indices.Sum(index => index.Dimensions);
            var picked = new List<Tensor?>();
            var dim = 0L;
            foreach (var index in indices)
            {
                var next = index.IsEllipsis ? dim + this.dim() - taken : dim;
                if (!index.IsEllipsis)
                {
                    (view, next) = index.Apply(view, dim);
                }
                while (picked.Count < next)
                {
                    picked.Add(null);
                }
                if (index.Picked is { } tensor)
                {
                    picked[^1] = tensor;
                }
                dim = next;
            }
            return (view, picked.Any(tensor => tensor is not null) ? [.. picked] : null);
        }
    }
}
