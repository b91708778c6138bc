using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>What an argument or a result of an operator is. Kept in step with native/bridge.cpp.</summary>
internal enum Kind : long
{
    None, Tensor, Integer, Real, Boolean, Text, Integers, Reals, Tensors, OptionalTensors, Device, Generator, Default,
}

/// <summary>A <see cref="Value"/> as the C++ half reads it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    internal Kind Kind;
    internal long Integer;
    internal double Real;
    internal IntPtr Pointer;
}

/// <summary>An argument of an operator.</summary>
internal readonly struct Value
{
    internal Kind Kind { get; private init; }
    internal long Integer { get; private init; }
    internal double Real { get; private init; }

    /// <summary>The tensor, generator or array; kept alive by whoever holds this value.</summary>
    internal object? Object { get; private init; }

    /// <summary>The schema's own default.</summary>
    internal static Value Default => new() { Kind = Kind.Default };

    public static implicit operator Value(Tensor? tensor) =>
        tensor is null ? default : new() { Kind = Kind.Tensor, Object = tensor };

    public static implicit operator Value(long value) => new() { Kind = Kind.Integer, Integer = value };

    public static implicit operator Value(long? value) => value is { } number ? number : default(Value);

    public static implicit operator Value(double value) => new() { Kind = Kind.Real, Real = value };

    public static implicit operator Value(double? value) => value is { } number ? number : default(Value);

    public static implicit operator Value(bool value) => new() { Kind = Kind.Boolean, Integer = value ? 1 : 0 };

    public static implicit operator Value(string text) => new() { Kind = Kind.Text, Object = System.Text.Encoding.UTF8.GetBytes(text) };

    public static implicit operator Value(Scalar? scalar) => scalar?.Value ?? default;

    public static implicit operator Value(ScalarType type) => (long)type;

    public static implicit operator Value(ScalarType? type) => type is { } value ? (long)value : default(Value);

    public static implicit operator Value(long[]? numbers) =>
        numbers is null ? default : new() { Kind = Kind.Integers, Object = numbers };

    public static implicit operator Value(double[] numbers) => new() { Kind = Kind.Reals, Object = numbers };

    public static implicit operator Value(Tensor[] tensors) => new() { Kind = Kind.Tensors, Object = tensors };

    public static implicit operator Value(Device? device) =>
        device is null ? default : new() { Kind = Kind.Device, Integer = (long)device.type, Real = device.index };

    public static implicit operator Value(Generator? generator) =>
        generator is null ? default : new() { Kind = Kind.Generator, Object = generator };

    /// <summary>A list in which a missing tensor stands for "all of this dimension".</summary>
    internal static Value Optional(Tensor?[] tensors) => new() { Kind = Kind.OptionalTensors, Object = tensors };

    /// <summary>Fills in what the C++ half reads; arrays are pinned by a handle added to <paramref name="pins"/>.</summary>
    internal void Write(ref NativeValue native, ref List<GCHandle>? pins)
    {
        native = new() { Kind = Kind, Integer = Integer, Real = Real };
        switch (Object)
        {
            case Tensor tensor: native.Pointer = tensor.Handle; break;
            case Generator generator: native.Pointer = generator.Handle; break;
            case Tensor?[] tensors: Pin(Array.ConvertAll(tensors, tensor => tensor?.Handle ?? IntPtr.Zero), ref native, ref pins); break;
            case Array numbers: Pin(numbers, ref native, ref pins); break;
        }
    }

    private static void Pin(Array array, ref NativeValue native, ref List<GCHandle>? pins)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        (pins ??= []).Add(pin);
        native.Integer = array.Length;
        native.Pointer = pin.AddrOfPinnedObject();
    }
}
