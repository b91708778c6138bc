using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The real parts, as a view.</summary>
        public Tensor real => Operator.Call("real", this);

        /// <summary>The imaginary parts, as a view.</summary>
        public Tensor imag => Operator.Call("imag", this);

        /// <summary>Whether the elements are complex numbers.</summary>
        public bool is_complex() => dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

        /// <summary>The angles to the positive real axis, in radians.</summary>
        public Tensor angle() => Operator.Call("angle", this);

        /// <summary>Complex conjugates.</summary>
        public Tensor conj() => Operator.Call("conj", this);

        /// <summary>Real and imaginary parts in a last dimension of size 2, as a view.</summary>
        public Tensor view_as_real() => Operator.Call("view_as_real", this);

        /// <summary>Complex numbers from a last dimension of size 2, as a view.</summary>
        public Tensor view_as_complex() => Operator.Call("view_as_complex", this);
    }

    /// <summary>Complex numbers from their parts.</summary>
    public static Tensor complex(Tensor real, Tensor imag) => Operator.Call("complex", real, imag);

    /// <summary>Complex numbers from absolute value and angle.</summary>
    public static Tensor polar(Tensor abs, Tensor angle) => Operator.Call("polar", abs, angle);

    /// <summary>The real parts, as a view.</summary>
    public static Tensor real(Tensor input) => input.real;

    /// <summary>The imaginary parts, as a view.</summary>
    public static Tensor imag(Tensor input) => input.imag;

    /// <summary>The angles to the positive real axis, in radians.</summary>
    public static Tensor angle(Tensor input) => input.angle();

    /// <summary>Complex conjugates.</summary>
    public static Tensor conj(Tensor input) => input.conj();

    /// <summary>Real and imaginary parts in a last dimension of size 2, as a view.</summary>
    public static Tensor view_as_real(Tensor input) => input.view_as_real();

    /// <summary>Complex numbers from a last dimension of size 2, as a view.</summary>
    public static Tensor view_as_complex(Tensor input) => input.view_as_complex();
}
