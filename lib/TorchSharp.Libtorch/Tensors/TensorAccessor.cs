using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the processor, in row-major order whatever its strides.</summary>
/// <typeparam name="T">The tensor's element type.</typeparam>
public sealed class TensorAccessor<T> : IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor) => this.tensor = tensor;

    /// <summary>How many elements there are.</summary>
    public long Count => tensor.numel();

    /// <summary>The element at a position, one index for each dimension.</summary>
    public unsafe T this[params long[] indices]
    {
        get
        {
            var element = *Address(indices);
            GC.KeepAlive(tensor);
            return element;
        }

        set
        {
            *Address(indices) = value;
            GC.KeepAlive(tensor);
        }
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var elements = new T[Count];
        CopyTo(elements.AsSpan());
        return elements;
    }

    /// <summary>A copy of all elements in an array of the tensor's own rank.</summary>
    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), tensor.shape);
        if (array.Length > 0)
        {
            CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length));
        }
        return array;
    }

    /// <summary>Copies the elements from <paramref name="tensorIndex"/> on into <paramref name="array"/> from <paramref name="arrayIndex"/> on.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var plain = Operator.Call("resolve_neg", tensor);
        using var ordered = plain.contiguous();
        MemoryMarshal.Cast<byte, T>(ordered.bytes)[(int)tensorIndex..].CopyTo(array[arrayIndex..]);
    }

    /// <summary>Copies <paramref name="array"/> from <paramref name="arrayIndex"/> on into a contiguous tensor from <paramref name="tensorIndex"/> on.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        array[arrayIndex..].CopyTo(MemoryMarshal.Cast<byte, T>(tensor.bytes)[(int)tensorIndex..]);
        GC.KeepAlive(tensor);
    }

    /// <summary>The elements in order.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe T* Address(long[] indices)
    {
        var sizes = tensor.shape;
        if (indices.Length != sizes.Length)
        {
            throw new ArgumentException($"{indices.Length} indices were given for a tensor of {sizes.Length} dimensions.");
        }
        var offset = 0L;
        var strides = tensor.stride();
        for (var i = 0; i < indices.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[i], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[i], sizes[i], nameof(indices));
            offset += indices[i] * strides[i];
        }
        return (T*)Bridge.Check(Bridge.bridge_tensor_data(tensor)) + offset;
    }
}
