using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// Sketched isotropic Gaussian regularisation: how far random one-dimensional projections of a batch are from the standard normal
/// distribution, by the Epps-Pulley statistic (Balestriero and LeCun, LeJEPA, arXiv:2511.08544), as the write-up has it
/// ("LeJEPA too?", <c>SIGReg</c>): with the magnitude of the characteristic function, which does not see where a batch lies.
/// <see cref="EppsPulley"/> has the paper's form.
/// </summary>
public static class SigReg
{
    private const int Points = 8;
    private const double Farthest = 5;

    /// <summary>
    /// Σ over slices of ∫ (|φ(t)| − e^(−t²/2))² e^(−t²/2) dt, with φ the empirical characteristic function of a slice.
    /// The write-up integrates over 17 points of [−5, 5] by the trapezoid rule; the integrand is even, and zero at t = 0, so that
    /// eight points and a factor of two give the same sum.
    /// </summary>
    /// <param name="latents">N × D.</param>
    /// <param name="step">Seeds the projections: one step, one set of slices, on all devices PyTorch's on the processor.</param>
    /// <param name="slices">How many random projections.</param>
    /// <returns>A single number, 0 for a perfectly normal batch.</returns>
    /// <exception cref="ArgumentException"><paramref name="latents"/> is not a matrix with rows and columns.</exception>
    public static Tensor Of(Tensor latents, long step, int slices = 256)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 1);
        if (latents.dim() != 2 || latents.numel() == 0)
        {
            throw new ArgumentException(
                $"SIGReg takes latents of shape [N, D] with N and D > 0, not [{string.Join(", ", latents.shape)}]."
            );
        }
        using var scope = NewDisposeScope();
        var projected = latents.mm(Directions(latents, step, slices)); // N × slices
        var spacing = Farthest / Points;
        var total = zeros(1, latents.dtype, latents.device);
        for (var point = 1; point <= Points; point++)
        {
            var t = point * spacing;
            var normal = Math.Exp(-t * t / 2);
            var angles = projected * t;
            var length = (angles.cos().mean([0]).square() + angles.sin().mean([0]).square()).sqrt(); // slices
            var weight = 2 * spacing * normal * (point == Points ? 0.5 : 1);
            total = total + (length - normal).square().sum() * weight;
        }
        return scope.MoveToOuter(total.squeeze());
    }

    /// <summary>Random directions of length 1 (D × slices), on the latents' device.</summary>
    internal static Tensor Directions(Tensor latents, long step, int slices)
    {
        using var generator = new Generator((ulong)step); // on the processor: TorchSharp has none of a graphics card
        var directions = randn([latents.size(1), slices], generator: generator); // D × slices
        return (directions / (directions.norm(0, keepdim: true) + 1e-10)).to(latents.dtype, latents.device);
    }
}
