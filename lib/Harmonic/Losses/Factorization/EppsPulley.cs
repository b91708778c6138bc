using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// The statistic that LeJEPA regularises with (Epps and Pulley, <em>Biometrika</em> 70, 1983; Balestriero and LeCun,
/// arXiv:2511.08544): how far the complex characteristic function φ of N numbers is from the standard normal distribution's,
/// N ∫ |φ(t) − e^(−t²/2)|² e^(−t²/2) dt.
/// </summary>
/// <remarks>
/// The write-up's <see cref="SigReg"/> compares |φ| instead, which does not change when all numbers move alike: there a batch
/// from N(3, 1) scores as well as one from N(0, 1). It also adds the slices up, where this takes their mean, and leaves N out.
/// </remarks>
public static class EppsPulley
{
    /// <summary>
    /// Of each column (N × M → M); 0 or more, 1.06 on average for a normal one. The integral goes from −T to T by the trapezoid
    /// rule; the integrand is even, and zero at t = 0, so that the points above 0 are enough.
    /// </summary>
    /// <param name="columns">N × M, N > 0.</param>
    /// <param name="farthest">T; the paper has 5, its program 3.</param>
    /// <param name="points">How many points from 0 to T, at least 2.</param>
    /// <exception cref="ArgumentException">Not a matrix with at least one row, or a number outside its range.</exception>
    public static Tensor Of(Tensor columns, double farthest = 3, int points = 17)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(farthest);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        Require(columns);
        using var scope = NewDisposeScope();
        var spacing = farthest / (points - 1);
        var total = zeros_like(columns[0]); // M
        for (var point = 1; point < points; point++)
        {
            var t = point * spacing;
            var normal = Math.Exp(-t * t / 2);
            var angles = columns * t; // N × M
            var squares = (angles.cos().mean([0]) - normal).square() + angles.sin().mean([0]).square(); // M
            total = total + squares * (2 * spacing * normal * (point == points - 1 ? 0.5 : 1));
        }
        return scope.MoveToOuter(total * columns.size(0));
    }

    /// <summary>LeJEPA's SIGReg: the mean over random projections, those of <see cref="SigReg.Of"/> at a step.</summary>
    /// <param name="latents">N × D, N > 0.</param>
    /// <param name="step">Seeds the projections.</param>
    /// <param name="slices">How many random projections.</param>
    /// <param name="farthest">T; the paper has 5, its program 3.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ArgumentException">Not a matrix with at least one row, or a number outside its range.</exception>
    public static Tensor Sliced(Tensor latents, long step, int slices = 256, double farthest = 3)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 1);
        Require(latents);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Of(latents.mm(SigReg.Directions(latents, step, slices)), farthest).mean());
    }

    private static void Require(Tensor numbers)
    {
        if (numbers.dim() != 2 || numbers.numel() == 0)
        {
            throw new ArgumentException(
                $"The Epps-Pulley statistic takes a matrix with rows and columns, not [{string.Join(", ", numbers.shape)}]."
            );
        }
    }
}
