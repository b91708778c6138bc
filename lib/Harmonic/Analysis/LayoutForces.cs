using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Analysis;

/// <summary>The two gradients of UMAP's cross entropy, for sixteen pairs of points at a time (section 3.2 of the paper).</summary>
internal readonly struct LayoutForces(UmapCurve curve)
{
    private const float MostPerCoordinate = 4; // umap-learn clips each coordinate of a gradient here
    private readonly float a = (float)curve.A;
    private readonly float b = (float)curve.B;

    /// <summary>Moves points towards others: -2ab d^(2b-2) / (1 + a d^2b) times their difference, times the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Attract(Span<Vector512<float>> here, ReadOnlySpan<Vector512<float>> there, Vector512<float> step)
    {
        var squared = SquaredDistance(here, there);
        var power = Power(squared);
        var factor = power * (-2 * a * b) / (squared * ((power * a) + Vector512<float>.One));
        Apply(here, there, step, Vector512.ConditionalSelect(
            Vector512.GreaterThan(squared, Vector512.Create(Tiny)), factor, Vector512<float>.Zero));
    }

    /// <summary>Moves points away from others: 2b / ((0.001 + d²)(1 + a d^2b)) times their difference, times the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Repel(Span<Vector512<float>> here, ReadOnlySpan<Vector512<float>> there, Vector512<float> step)
    {
        var squared = SquaredDistance(here, there);
        var nearness = (squared + Vector512.Create(0.001f)) * ((Power(squared) * a) + Vector512<float>.One);
        Apply(here, there, step, Vector512.Create(2 * b) / nearness);
    }

    private const float Tiny = 1e-30f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SquaredDistance(ReadOnlySpan<Vector512<float>> here, ReadOnlySpan<Vector512<float>> there)
    {
        var sum = Vector512<float>.Zero;
        for (var d = 0; d < here.Length; d++)
        {
            var step = here[d] - there[d];
            sum = Vector512.FusedMultiplyAdd(step, step, sum);
        }

        return sum;
    }

    // d^2b; at distance zero next to nothing instead of nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Power(Vector512<float> squared) =>
        VectorMath.Exp(VectorMath.Log(Vector512.Max(squared, Vector512.Create(Tiny))) * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply(
        Span<Vector512<float>> here, ReadOnlySpan<Vector512<float>> there, Vector512<float> step, Vector512<float> factor)
    {
        var most = Vector512.Create(MostPerCoordinate);
        for (var d = 0; d < here.Length; d++)
        {
            var gradient = Vector512.Max(Vector512.Min(factor * (here[d] - there[d]), most), -most);
            here[d] = Vector512.FusedMultiplyAdd(gradient, step, here[d]);
        }
    }
}
