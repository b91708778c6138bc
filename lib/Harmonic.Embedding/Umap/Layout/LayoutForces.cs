using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>
/// The two gradients of UMAP's cross entropy, for sixteen pairs of points at a time (section 3.2 of the paper).
/// </summary>
internal readonly struct LayoutForces(UmapCurve curve)
{
    private const float MostPerCoordinate = 4; // umap-learn clips each coordinate of a gradient here
    private const float Tiny = 1e-30f;
    private readonly float a = (float)curve.A;
    private readonly float b = (float)curve.B;

    /// <summary>
    /// Moves points and others towards each other: -2ab d^(2b-2) / (1 + a d^2b) times their difference, times the step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Attract(Span<Vector512<float>> here, Span<Vector512<float>> there, Vector512<float> step)
    {
        var squared = SquaredDistance(here, there);
        var power = Power(squared);
        var factor = power * (-2 * a * b) / (squared * ((power * a) + Vector512<float>.One));
        factor = Vector512.ConditionalSelect(Vector512.GreaterThan(squared, Vector512.Create(Tiny)), factor, Vector512<float>.Zero);
        for (var d = 0; d < here.Length; d++)
        {
            var move = Clipped(factor * (here[d] - there[d])) * step;
            here[d] += move;
            there[d] -= move;
        }
    }

    /// <summary>Moves points away from others: 2b / ((0.001 + d²)(1 + a d^2b)) times their difference, times the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Repel(Span<Vector512<float>> here, ReadOnlySpan<Vector512<float>> there, Vector512<float> step)
    {
        var squared = SquaredDistance(here, there);
        var nearness = (squared + Vector512.Create(0.001f)) * ((Power(squared) * a) + Vector512<float>.One);
        var factor = Vector512.Create(2 * b) / nearness;
        for (var d = 0; d < here.Length; d++)
        {
            here[d] = Vector512.FusedMultiplyAdd(Clipped(factor * (here[d] - there[d])), step, here[d]);
        }
    }

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
    private static Vector512<float> Clipped(Vector512<float> gradient) =>
        Vector512.Max(Vector512.Min(gradient, Vector512.Create(MostPerCoordinate)), Vector512.Create(-MostPerCoordinate));
}
