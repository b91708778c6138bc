using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A tensor of PyTorch's, as it stands in a fixture.</summary>
internal sealed record TensorValue(string Type, long[] Shape, JsonElement[] Values)
{
    private static readonly Dictionary<string, ScalarType> Types = new()
    {
        ["float64"] = ScalarType.Float64, ["float32"] = ScalarType.Float32, ["int64"] = ScalarType.Int64,
        ["int32"] = ScalarType.Int32, ["uint8"] = ScalarType.Byte, ["bool"] = ScalarType.Bool,
        ["complex64"] = ScalarType.ComplexFloat32, ["complex128"] = ScalarType.ComplexFloat64,
    };

    private bool IsComplex => Type.StartsWith("complex", StringComparison.Ordinal);

    private double[] Numbers => Array.ConvertAll(Values, Number);

    internal Tensor ToTensor()
    {
        using var _ = NewDisposeScope();
        var numbers = tensor(Numbers, IsComplex ? [.. Shape, 2] : Shape);
        return (IsComplex ? view_as_complex(numbers).clone() : numbers.to(Types[Type], copy: true)).MoveToOuterDisposeScope();
    }

    /// <summary>Asserts the same type and shape, and values that agree to a relative 1e-6.</summary>
    internal void AssertMatches(Tensor actual, string what)
    {
        Assert.Equal(Types[Type], actual.dtype);
        Assert.Equal(Shape, actual.shape);
        using var _ = NewDisposeScope();
        var plain = IsComplex ? actual.detach().view_as_real() : actual.detach();
        var found = plain.to(ScalarType.Float64).data<double>().ToArray();
        var expected = Numbers;
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(IsClose(expected[i], found[i]), $"{what}[{i}] is {found[i]:R}, in PyTorch {expected[i]:R}");
        }
    }

    private bool IsClose(double expected, double found)
    {
        // Where terms cancel, a result near zero carries the rounding of the terms.
        var rounding = Type is "float32" or "complex64" ? 1e-7 : 1e-12;
        return expected.Equals(found) || Math.Abs(expected - found) <= Math.Max(rounding, 1e-6 * Math.Abs(expected));
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => Fixture.Read<double>(value),
    };
}
