using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number beside tensors: an integer, a real number or a truth value.</summary>
public sealed class Scalar : IDisposable
{
    internal Value Value { get; }

    private Scalar(Value value) => Value = value;

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new((long)value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(value);

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(float value) => new((double)value);

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Nothing to free here; TorchSharp's scalars are disposable.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
