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
        var parts = Enumerable.Range(0, grid.Images).Select(image => new ShiftParts(grid, image)).ToList();
        var total = parts.Sum(image => image.Total);
        if (total <= RoundingError * grid.Latents.Cast<float>().Sum(code => (double)code * code))
        {
            return new(double.NaN, double.NaN, double.NaN, double.NaN);
        }
        var interaction = parts.Sum(image => image.Interaction) / total;
        var spread = parts.Sum(image => Math.Pow(image.Interaction - interaction * image.Total, 2));
        return new(
            parts.Sum(image => image.Pitch) / total,
            parts.Sum(image => image.Time) / total,
            interaction,
            Math.Sqrt(spread * grid.Images / (grid.Images - 1.0)) / total
        );
    }
}
