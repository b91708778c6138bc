using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True where elements are equal.</summary>
        public Tensor eq(Tensor target) => Operator.Call("eq.Tensor", this, target);

        /// <summary>True where elements are equal.</summary>
        public Tensor eq(Scalar target) => Operator.Call("eq.Scalar", this, target);

        /// <summary>True where elements are not equal.</summary>
        public Tensor ne(Tensor target) => Operator.Call("ne.Tensor", this, target);

        /// <summary>True where elements are not equal.</summary>
        public Tensor ne(Scalar target) => Operator.Call("ne.Scalar", this, target);

        /// <summary>True where elements are less.</summary>
        public Tensor lt(Tensor target) => Operator.Call("lt.Tensor", this, target);

        /// <summary>True where elements are less.</summary>
        public Tensor lt(Scalar target) => Operator.Call("lt.Scalar", this, target);

        /// <summary>True where elements are less or equal.</summary>
        public Tensor le(Tensor target) => Operator.Call("le.Tensor", this, target);

        /// <summary>True where elements are less or equal.</summary>
        public Tensor le(Scalar target) => Operator.Call("le.Scalar", this, target);

        /// <summary>True where elements are greater.</summary>
        public Tensor gt(Tensor target) => Operator.Call("gt.Tensor", this, target);

        /// <summary>True where elements are greater.</summary>
        public Tensor gt(Scalar target) => Operator.Call("gt.Scalar", this, target);

        /// <summary>True where elements are greater or equal.</summary>
        public Tensor ge(Tensor target) => Operator.Call("ge.Tensor", this, target);

        /// <summary>True where elements are greater or equal.</summary>
        public Tensor ge(Scalar target) => Operator.Call("ge.Scalar", this, target);

        /// <summary>True where |a − b| ≤ atol + rtol |b|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            Operator.Call("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>Whether the other tensor has the same shape, type and values.</summary>
        public bool Equals(Tensor target) => target is not null && dtype == target.dtype && Operator.CallBoolean("equal", this, target);

        /// <summary>Whether the other is a tensor of the same shape, type and values.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>A number for this object, whatever its values.</summary>
        public override int GetHashCode() => base.GetHashCode();
    }

    /// <summary>True where elements are equal.</summary>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>True where elements are not equal.</summary>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>True where elements are less.</summary>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>True where elements are less or equal.</summary>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>True where elements are greater.</summary>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>True where elements are greater or equal.</summary>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>True where |a − b| ≤ atol + rtol |b|.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);

    /// <summary>Whether all elements are as close as <see cref="Tensor.isclose"/> asks.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        Operator.CallBoolean("allclose", tensor, target, rtol, atol, equal_nan);
}
