using System.Text.Json.Serialization;

namespace Harmonic.Experiments;

/// <summary>
/// The two-way analysis of variance of each image's grid of codes, averaged over images: how much of what shifts do to a code is a pitch
/// part, added to a time part, and how much is neither (the interaction). An additive code has no interaction; a product of parts has some.
/// </summary>
/// <param name="Pitch">The share of the pitch shifts' means.</param>
/// <param name="Time">The share of the time shifts' means.</param>
/// <param name="Interaction">The rest; the three add up to 1.</param>
/// <param name="InteractionError">The standard error of the mean interaction, over images; not a number of one image.</param>
/// <param name="Constant">How many images have the same code under all shifts and were left out.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record ShiftVariance(double Pitch, double Time, double Interaction, double InteractionError, int Constant)
{
    /// <summary>Of a grid; the shares are not numbers where all images were left out.</summary>
    public static ShiftVariance Of(ShiftGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var shares = Enumerable.Range(0, grid.Images).Select(image => OfImage(grid, image)).ToList();
        var kept = shares.FindAll(share => double.IsFinite(share.Pitch));
        if (kept.Count == 0)
        {
            return new(double.NaN, double.NaN, double.NaN, double.NaN, shares.Count);
        }
        var interactions = kept.ConvertAll(share => 1 - share.Pitch - share.Time);
        var mean = interactions.Average();
        var variance = interactions.Sum(share => (share - mean) * (share - mean)) / (kept.Count - 1.0);
        return new(
            kept.Average(share => share.Pitch),
            kept.Average(share => share.Time),
            mean,
            Math.Sqrt(variance / kept.Count),
            shares.Count - kept.Count
        );
    }

    private static (double Pitch, double Time) OfImage(ShiftGrid grid, int image)
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
        return total > 1e-20 ? (pitch / total, time / total) : (double.NaN, double.NaN);

        double Code(int dy, int dx, int latent) => grid.Latents[grid.Row(image, dy - grid.MaxShift, dx - grid.MaxShift), latent];
    }
}
