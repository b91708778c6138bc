using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Its elements, to read and write in row-major order.</summary>
        /// <exception cref="InvalidOperationException">It is not on the processor.</exception>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not its element type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException($"The elements of a tensor on {device} cannot be read: copy it with .cpu() first.");
            }
            if (ElementType(typeof(T)) != dtype)
            {
                throw new ArgumentException($"The elements of this tensor are {dtype}, not {typeof(T).Name}.");
            }
            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor with one element.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1)
            {
                throw new ArgumentException($"item() needs a tensor with one element; this one has {numel()}.");
            }
            using var local = cpu();
            return local.data<T>().ToArray()[0];
        }

        internal static ScalarType ElementType(Type type) => type switch
        {
            _ when type == typeof(float) => ScalarType.Float32,
            _ when type == typeof(double) => ScalarType.Float64,
            _ when type == typeof(long) => ScalarType.Int64,
            _ when type == typeof(int) => ScalarType.Int32,
            _ when type == typeof(byte) => ScalarType.Byte,
            _ when type == typeof(bool) => ScalarType.Bool,
            _ => throw new ArgumentException($"A tensor cannot have elements of type {type.Name}."),
        };

        /// <summary>A tensor with a copy of <paramref name="elements"/>, an array of any rank or a flat one for <paramref name="sizes"/>.</summary>
        internal static Tensor Copy(Array elements, long[] sizes, ScalarType? dtype, Device? device, bool requires_grad)
        {
            var type = ElementType(elements.GetType().GetElementType()!);
            var count = sizes.Aggregate(1L, (product, length) => product * length);
            if (count != elements.Length)
            {
                throw new ArgumentException($"{elements.Length} elements do not fill a tensor of shape [{string.Join(", ", sizes)}].");
            }
            var tensor = Operator.Call("empty.memory_format", sizes, type);
            MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(elements), Buffer.ByteLength(elements))
                .CopyTo(tensor.bytes);
            return Finish(tensor, dtype, device, requires_grad);
        }

        private static Tensor Finish(Tensor tensor, ScalarType? dtype, Device? device, bool requires_grad)
        {
            if (dtype is { } type && type != tensor.dtype)
            {
                tensor = tensor.to(type, disposeAfter: true);
            }
            if (device is { type: not DeviceType.CPU })
            {
                tensor = tensor.to(device, disposeAfter: true);
            }
            return requires_grad ? tensor.requires_grad_() : tensor;
        }

        /// <summary>The raw memory of a contiguous tensor on the processor.</summary>
        /// <exception cref="InvalidOperationException">It is elsewhere, or not contiguous.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU || !is_contiguous())
                {
                    throw new InvalidOperationException("Only a contiguous tensor on the processor shows its memory: use .cpu().contiguous().");
                }
                var length = checked((int)(numel() * ElementSize));
                return length == 0 ? [] : new Span<byte>((void*)Bridge.Check(Bridge.bridge_tensor_data(this)), length);
            }
            set => value.CopyTo(bytes);
        }

        /// <summary>Bytes per element.</summary>
        public long ElementSize => dtype switch
        {
            ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
            ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
            ScalarType.Int32 or ScalarType.Float32 => 4,
            ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
            ScalarType.ComplexFloat64 => 16,
            _ => throw new InvalidOperationException($"The element size of {dtype} is not known."),
        };

        /// <summary>A single number; this conversion also makes a Scalar the better choice where either would do.</summary>
        public static implicit operator Tensor(Scalar scalar) => Operator.Call("scalar_tensor", scalar);

        /// <summary>A single real number.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A single real number.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A single integer.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A single integer.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A single truth value.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);
    }
}
