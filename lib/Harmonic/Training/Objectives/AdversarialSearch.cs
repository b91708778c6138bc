using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// Projected gradient ascent (Madry et al., 2018): moves samples, each within a ball about where it began and within what the domain
/// allows, so that a score rises. Letters: B samples, N numbers a sample.
/// </summary>
/// <param name="Steps">How many gradient steps.</param>
/// <param name="Radius">The radius of the ball, as a part of the sample's own Euclidean length.</param>
/// <param name="Ceiling">The largest number a sample can hold; the least is 0.</param>
public sealed record AdversarialSearch(int Steps = 10, double Radius = 0.1, double Ceiling = double.PositiveInfinity)
{
    // With this many radii to walk, the steps can reach any place of the ball and turn there.
    private const double Walk = 2.5;

    // Kept here, since libtorch may read a number that is passed on in place after it was collected.
    private static readonly Scalar Zero = 0,
        One = 1,
        Least = 1e-12;

    /// <summary>
    /// Samples (B × N) near the given ones, whose scores are higher where the gradient shows the way; without a gradient.
    /// </summary>
    /// <param name="samples">B × N, from 0 to the ceiling.</param>
    /// <param name="score">The scores of samples (B).</param>
    /// <exception cref="ArgumentException">
    /// Samples that are not B × N with B and N > 0, less than one step, a radius that is not positive, or a score that does not
    /// depend on the samples by a gradient.
    /// </exception>
    public Tensor Raise(Tensor samples, Func<Tensor, Tensor> score)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Radius);
        if (samples.dim() != 2 || samples.numel() == 0)
        {
            throw new ArgumentException(
                $"The search takes samples of shape [B, N] with B and N > 0, not [{string.Join(", ", samples.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        using var _ = enable_grad();
        var origin = samples.detach();
        using Scalar radius = Radius;
        var radii = Lengths(origin) * radius; // B × 1
        var moved = origin;
        using Scalar stride = Walk / Steps;
        for (var step = 0; step < Steps; step++)
        {
            using var inner = NewDisposeScope();
            var gradient = Slope(score, moved);
            var next = moved + gradient / Lengths(gradient).clamp_min(Least) * (radii * stride);
            moved = inner.MoveToOuter(Projected(next.detach(), origin, radii));
        }
        return scope.MoveToOuter(moved);
    }

    /// <summary>The gradient of the scores by the samples; that of a model's parameters stays as it is.</summary>
    /// <remarks>By backward: where libtorch refuses, TorchSharp's autograd.grad ends the process.</remarks>
    private static Tensor Slope(Func<Tensor, Tensor> score, Tensor samples)
    {
        var leaves = samples.detach().clone().requires_grad_();
        var total = score(leaves).sum();
        if (total.requires_grad)
        {
            autograd.backward([total], inputs: [leaves]);
        }
        return leaves.grad
            ?? throw new ArgumentException(
                "The score does not depend on the samples by a gradient, so that there is no way up: compute it from them without "
                    + "detach, no_grad or inference_mode."
            );
    }

    /// <summary>Into the ball, then into the range: the second step brings no sample further from where it began.</summary>
    private Tensor Projected(Tensor samples, Tensor origin, Tensor radii)
    {
        var offsets = samples - origin;
        var shrink = (radii / Lengths(offsets).clamp_min(Least)).clamp_max(One); // B × 1
        var projected = (origin + offsets * shrink).clamp_min(Zero);
        using Scalar ceiling = Ceiling;
        return double.IsPositiveInfinity(Ceiling) ? projected : projected.clamp_max(ceiling);
    }

    private static Tensor Lengths(Tensor rows) => rows.square().sum(1, keepdim: true).sqrt();
}
