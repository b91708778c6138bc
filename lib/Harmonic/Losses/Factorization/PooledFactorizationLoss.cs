using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Losses;

/// <summary>
/// The cosine objective of all pairs of moves in a batch, whichever images they start from. The write-up's loss compares two moves of
/// one image; it leaves open whether a move up points the same way at another image.
/// </summary>
public static class PooledFactorizationLoss
{
    private const double ShortestMove = 1e-8;

    /// <summary>
    /// The mean over all pairs of different moves of (cos(mᵢ, mⱼ) − cos(sᵢ, sⱼ))², with m the moves and s the shifts that made them; in
    /// [0, 4]. A move without length has the cosine 0 with all others.
    /// </summary>
    /// <remarks>
    /// With moves and shifts of length 1 in the rows of U (M × D) and S (M × 2), the two Gram matrices differ by
    /// ‖UUᵀ − SSᵀ‖² = ‖UᵀU‖² − 2 ‖UᵀS‖² + ‖SᵀS‖²: the M × M matrices are never made.
    /// </remarks>
    /// <param name="moves">Moves in latent space (M × D), M at least 2.</param>
    /// <param name="shifts">The shifts behind them, in pixels down and right (M × 2), none of them (0, 0).</param>
    /// <exception cref="ArgumentException">Shapes do not match, or there are not two moves.</exception>
    public static Tensor Loss(Tensor moves, Tensor shifts)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentNullException.ThrowIfNull(shifts);
        if (moves.dim() != 2 || shifts.dim() != 2 || moves.size(0) != shifts.size(0) || moves.size(0) < 2 || moves.size(1) < 1)
        {
            throw new ArgumentException(
                "The pooled factorization loss takes at least two moves [M, D] and their shifts [M, 2]; these are "
                    + $"[{string.Join(", ", moves.shape)}] and [{string.Join(", ", shifts.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var count = (double)moves.size(0);
        var unit = functional.normalize(moves, dim: 1, eps: ShortestMove); // M × D
        var wanted = functional.normalize(shifts.to(moves.dtype), dim: 1, eps: ShortestMove); // M × 2
        var squares = Overlap(unit, unit) - Overlap(unit, wanted) * 2 + Overlap(wanted, wanted);
        var diagonal = (unit.square().sum(1) - wanted.square().sum(1)).square().sum();
        return scope.MoveToOuter((squares - diagonal) / (count * (count - 1)));
    }

    private static Tensor Overlap(Tensor left, Tensor right) => left.t().mm(right).square().sum();
}
