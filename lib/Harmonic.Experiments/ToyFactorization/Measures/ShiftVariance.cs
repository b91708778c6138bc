namespace Harmonic.Experiments;

/// <summary>
/// The two-way analysis of variance of codes inside each image's grid, sums of squares added over images: how much of what shifts do to a
/// code is a pitch part, added to a time part, and how much is neither (the interaction). An additive code has no interaction; a product of
/// parts has some; codes that know nothing have 80 % at 9 × 9 shifts, as 64 of 80 degrees of freedom are the interaction's.
/// </summary>
/// <param name="Pitch">The share of the pitch shifts' means.</param>
/// <param name="Time">The share of the time shifts' means.</param>
/// <param name="Interaction">The rest; the three add up to 1.</param>
/// <param name="InteractionError">The standard error of the interaction over images, as of a ratio of means; not a number of one
/// image.</param>
public sealed record ShiftVariance(double Pitch, double Time, double Interaction, double InteractionError)
{
    private const double RoundingError = 1e-24;

    /// <summary>Of a grid; the shares are not numbers where no code moves.</summary>
    public static ShiftVariance Of(ShiftGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var squares = Enumerable.Range(0, grid.Images).Select(image => OfImage(grid, image)).ToList();
        var total = squares.Sum(image => image.Total);
        if (total <= RoundingError * grid.Latents.Cast<float>().Sum(code => (double)code * code))
        {
            return new(double.NaN, double.NaN, double.NaN, double.NaN);
        }
        var interaction = squares.Sum(image => image.Neither) / total;
        var spread = squares.Sum(image => Math.Pow(image.Neither - interaction * image.Total, 2));
        return new(
            squares.Sum(image => image.Pitch) / total,
            squares.Sum(image => image.Time) / total,
            interaction,
            Math.Sqrt(spread * grid.Images / (grid.Images - 1.0)) / total
        );
    }

    private static (double Pitch, double Time, double Neither, double Total) OfImage(ShiftGrid grid, int image)
    {
        var width = 2 * grid.MaxShift + 1;
        var (total, pitch, time) = (0.0, 0.0, 0.0);
        for (var latent = 0; latent < grid.Latents.GetLength(1); latent++)
        {
            var (all, byPitch, byTime) = (0.0, new double[width], new double[width]);
            for (var dy = 0; dy < width; dy++)
            {
                for (var dx = 0; dx < width; dx++)
                {
                    var code = Code(dy, dx, latent);
                    all += code / (width * width);
                    byPitch[dy] += code / width;
                    byTime[dx] += code / width;
                }
            }
            for (var dy = 0; dy < width; dy++)
            {
                pitch += width * (byPitch[dy] - all) * (byPitch[dy] - all);
                time += width * (byTime[dy] - all) * (byTime[dy] - all);
                for (var dx = 0; dx < width; dx++)
                {
                    total += (Code(dy, dx, latent) - all) * (Code(dy, dx, latent) - all);
                }
            }
        }
        return (pitch, time, total - pitch - time, total);

        double Code(int dy, int dx, int latent) => grid.Latents[grid.Row(image, dy - grid.MaxShift, dx - grid.MaxShift), latent];
    }
}
