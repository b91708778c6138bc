using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements of another type; itself where it has that type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(Operator.Call("to.dtype", this, type, non_blocking, copy), disposeAfter);

        /// <summary>The same on another device; itself where it is there.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(Operator.Call("to.device", this, device, dtype, non_blocking, copy), disposeAfter);

        /// <summary>Elements of another type on another device.</summary>
        public Tensor to(
            ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(Operator.Call("to.device", this, device, type, non_blocking, copy), disposeAfter);

        /// <summary>The same on the processor; itself where it is there.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The same on a graphics card.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>In single precision.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>In double precision.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>As 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>As 32-bit integers.</summary>
        public Tensor @int() => to(ScalarType.Int32);

        /// <summary>As truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>Single precision with an 8-bit significand.</summary>
        public Tensor bfloat16() => to(ScalarType.BFloat16);

        /// <summary>Normal random numbers in this shape and type.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Made("randn_like", requires_grad, this, dtype, Value.Default, device);

        /// <summary>Uniform random numbers in this shape and type.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Made("rand_like", requires_grad, this, dtype, Value.Default, device);

        /// <summary>As complex numbers in single precision.</summary>
        public Tensor cfloat() => to(ScalarType.ComplexFloat32);
    }
}
