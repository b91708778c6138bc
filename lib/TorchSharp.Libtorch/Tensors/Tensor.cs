using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An array of numbers of any dimension, on a device, that remembers how it was computed if a gradient is wanted.
    /// Dispose of it, or make it inside <see cref="NewDisposeScope"/>; the finalizer is the last resort.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long live;
        private static long peak;
        private IntPtr handle;
        private DisposeScope? scope;

        internal Tensor(IntPtr handle)
        {
            this.handle = handle;
            scope = DisposeScope.Current;
            scope?.Include(this);
            var count = Interlocked.Increment(ref live);
            if (count > Volatile.Read(ref peak))
            {
                Volatile.Write(ref peak, count);
            }
        }

        /// <summary>How many tensors are alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref live);

        /// <summary>The most that were alive at once.</summary>
        public static long PeakCount => Volatile.Read(ref peak);

        /// <summary>The native object.</summary>
        /// <exception cref="ObjectDisposedException">The tensor has been disposed.</exception>
        public IntPtr Handle => handle != IntPtr.Zero
            ? handle
            : throw new ObjectDisposedException(nameof(Tensor), "This tensor has been disposed: move it out of its dispose scope to keep it.");

        /// <summary>Whether it has been disposed.</summary>
        public bool IsInvalid => handle == IntPtr.Zero;

        /// <summary>Frees the native memory.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the native memory where nobody did.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>Frees the native memory; from the finalizer the scope is left alone, since it may be gone.</summary>
        protected void Dispose(bool disposing)
        {
            var old = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (old == IntPtr.Zero)
            {
                return;
            }
            if (disposing)
            {
                scope?.Exclude(this);
                scope = null;
            }
            Bridge.bridge_tensor_free(old);
            Interlocked.Decrement(ref live);
        }

        internal void MoveTo(DisposeScope? other)
        {
            scope?.Exclude(this);
            scope = other;
            scope?.Include(this);
        }

        /// <summary>Leaves it to the scope around its own.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            MoveTo(scope?.Outer);
            return this;
        }

        /// <summary>Takes it out of its scope: from now on whoever holds it frees it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            MoveTo(null);
            return this;
        }

        /// <summary>The sizes of its dimensions.</summary>
        public long[] shape => Layout().Sizes;

        /// <summary>The sizes of its dimensions.</summary>
        public long[] size() => shape;

        /// <summary>The size of one dimension; negative ones count from the end.</summary>
        public long size(int dim) => shape[dim < 0 ? dim + shape.Length : dim];

        /// <summary>How far apart neighbours lie, per dimension, in elements.</summary>
        public long[] stride() => Layout().Strides;

        /// <summary>How many dimensions it has.</summary>
        public long dim() => Bridge.bridge_tensor_dim(this);

        /// <summary>How many dimensions it has.</summary>
        public long ndim => dim();

        /// <summary>How many elements it has.</summary>
        public long numel() => shape.Aggregate(1L, (product, length) => product * length);

        /// <summary>How many elements it has.</summary>
        public long NumberOfElements => numel();

        /// <summary>Its element type.</summary>
        public ScalarType dtype => (ScalarType)Bridge.bridge_tensor_dtype(this);

        /// <summary>Where it lives.</summary>
        public Device device
        {
            get
            {
                Bridge.bridge_tensor_device(this, out var type, out var index);
                return new Device((DeviceType)type, index);
            }
        }

        /// <summary>The kind of device it lives on.</summary>
        public DeviceType device_type => device.type;

        /// <summary>Whether it lives on a graphics card.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether its elements lie in order, without gaps.</summary>
        public bool is_contiguous()
        {
            var (sizes, strides) = Layout();
            if (sizes.Contains(0))
            {
                return true;
            }
            var expected = 1L;
            for (var i = sizes.Length - 1; i >= 0; i--)
            {
                if (sizes[i] != 1 && strides[i] != expected)
                {
                    return false;
                }
                expected *= sizes[i];
            }
            return true;
        }

        private unsafe (long[] Sizes, long[] Strides) Layout()
        {
            var sizes = new long[dim()];
            var strides = new long[sizes.Length];
            fixed (long* first = sizes, second = strides)
            {
                Bridge.bridge_tensor_layout(this, first, second);
            }
            return (sizes, strides);
        }

        /// <summary>Element type, device and shape; for a single element its value too.</summary>
        public override string ToString()
        {
            if (IsInvalid)
            {
                return "a disposed tensor";
            }
            var value = numel() == 1 && dtype is not (ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64)
                ? $", value = {this.ToDouble()}" : "";
            return $"[{string.Join('x', shape)}], type = {dtype}, device = {device}{value}";
        }
    }
}
