namespace Harmonic.Experiments;

/// <summary>
/// One image's codes taken apart by a two-way analysis of variance: their mean, what each pitch shift adds to it on average, what each
/// time shift adds, and the rest, the interaction. The four add up to the codes. Letters: w shifts of either kind, D latents.
/// </summary>
public sealed class ShiftParts
{
    private readonly double[,,] codes;
    private readonly double[] mean;
    private readonly double[,] pitch;
    private readonly double[,] time;
    private readonly int width;

    /// <summary>Takes one image of a grid apart.</summary>
    public ShiftParts(ShiftGrid grid, int image)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfNegative(image);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(image, grid.Images);
        width = 2 * grid.MaxShift + 1;
        var latents = grid.Latents.GetLength(1);
        (codes, mean) = (new double[width, width, latents], new double[latents]);
        (pitch, time) = (new double[width, latents], new double[width, latents]);
        foreach (var (dy, dx, latent) in Places())
        {
            var code = grid.Latents[grid.Row(image, dy - grid.MaxShift, dx - grid.MaxShift), latent];
            codes[dy, dx, latent] = code;
            mean[latent] += (double)code / (width * width);
            pitch[dy, latent] += (double)code / width;
            time[dx, latent] += (double)code / width;
        }
        foreach (var (dy, dx, latent) in Places())
        {
            var (byPitch, byTime) = (pitch[dy, latent] - mean[latent], time[dx, latent] - mean[latent]);
            Pitch += byPitch * byPitch;
            Time += byTime * byTime;
            Total += (codes[dy, dx, latent] - mean[latent]) * (codes[dy, dx, latent] - mean[latent]);
        }
    }

    /// <summary>The sum of squares around the mean.</summary>
    public double Total { get; }

    /// <summary>How much of it the pitch shifts' means have.</summary>
    public double Pitch { get; }

    /// <summary>How much of it the time shifts' means have.</summary>
    public double Time { get; }

    /// <summary>The rest of it.</summary>
    public double Interaction => Total - Pitch - Time;

    /// <summary>The mean and some of the parts, in the order of the grid's rows (w·w × D).</summary>
    public float[,] Sum(bool withPitch, bool withTime, bool withInteraction)
    {
        var sum = new float[width * width, mean.Length];
        foreach (var (dy, dx, latent) in Places())
        {
            var (byPitch, byTime) = (pitch[dy, latent] - mean[latent], time[dx, latent] - mean[latent]);
            sum[dy * width + dx, latent] = (float)(
                mean[latent]
                + (withPitch ? byPitch : 0)
                + (withTime ? byTime : 0)
                + (withInteraction ? codes[dy, dx, latent] - mean[latent] - byPitch - byTime : 0)
            );
        }
        return sum;
    }

    private IEnumerable<(int Dy, int Dx, int Latent)> Places() =>
        from dy in Enumerable.Range(0, width)
        from dx in Enumerable.Range(0, width)
        from latent in Enumerable.Range(0, mean.Length)
        select (dy, dx, latent);
}
