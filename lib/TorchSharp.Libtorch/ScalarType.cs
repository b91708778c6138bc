namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types, with libtorch's numbers.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits with sign.</summary>
        Int8 = 1,

        /// <summary>16 bits with sign.</summary>
        Int16 = 2,

        /// <summary>32 bits with sign.</summary>
        Int32 = 3,

        /// <summary>64 bits with sign.</summary>
        Int64 = 4,

        /// <summary>Half precision.</summary>
        Float16 = 5,

        /// <summary>Single precision.</summary>
        Float32 = 6,

        /// <summary>Double precision.</summary>
        Float64 = 7,

        /// <summary>A pair of single-precision numbers.</summary>
        ComplexFloat32 = 9,

        /// <summary>A pair of double-precision numbers.</summary>
        ComplexFloat64 = 10,

        /// <summary>A truth value in a byte.</summary>
        Bool = 11,

        /// <summary>Single precision with an 8-bit significand.</summary>
        BFloat16 = 15,
    }

    /// <summary>8 bits without sign.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;

    /// <summary>32 bits with sign.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;

    /// <summary>Single precision.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;

    /// <summary>A pair of single-precision numbers.</summary>
    public static readonly ScalarType complex64 = ScalarType.ComplexFloat32;

    /// <summary>Single precision with an 8-bit significand.</summary>
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>A truth value in a byte.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;
}
