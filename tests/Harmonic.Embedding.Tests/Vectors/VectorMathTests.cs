using System.Runtime.Intrinsics;

namespace Harmonic.Embedding.Tests;

public class VectorMathTests
{
    [Fact]
    public void Exponentials_are_right_to_seven_digits()
    {
        foreach (var x in Between(-86, 87, 20_000))
        {
            var relative = (VectorMath.Exp(Vector512.Create(x))[11] / Math.Exp(x)) - 1;
            Assert.True(Math.Abs(relative) < 2e-7, $"exp({x:R}) is off by {relative:E2}");
        }

        Assert.InRange(VectorMath.Exp(Vector512.Create(-1e30f))[0], 0, 1e-37f);
        Assert.Equal(1, VectorMath.Exp(Vector512<float>.Zero)[5]);
    }

    [Fact]
    public void Logarithms_are_right_to_seven_digits()
    {
        foreach (var exponent in Between(-37, 37, 20_000))
        {
            var x = MathF.Pow(10, exponent);
            var difference = Math.Abs(VectorMath.Log(Vector512.Create(x))[3] - Math.Log(x));
            Assert.True(difference < 2e-7 * Math.Max(1, Math.Abs(Math.Log(x))), $"log({x:R}) is off by {difference:E2}");
        }

        Assert.Equal(0, VectorMath.Log(Vector512<float>.One)[8]);
    }

    private static IEnumerable<float> Between(float low, float high, int count) =>
        Enumerable.Range(0, count + 1).Select(i => low + ((high - low) * i / count));
}
