namespace Harmonic.Experiments;

/// <summary>How the length of a move goes with the size of its shift; nothing in the write-up's loss asks for any relation.</summary>
/// <param name="Lengths">The mean length of moves by 1, 2, … pixels, over images, kinds and signs.</param>
/// <param name="Proportionality">
/// How much of the lengths' mean square a line through the origin leaves unexplained, from 1 (proportional) down: 1 − residual / total.
/// </param>
/// <param name="Exponent">The exponent p of length ∝ shiftᵖ, by a line through the logarithms; 1 for proportional lengths.</param>
public sealed record DoseResponse(IReadOnlyList<double> Lengths, double Proportionality, double Exponent)
{
    /// <summary>Of the pure pitch and pure time shifts of a grid; not numbers where no shift moves a code.</summary>
    public static DoseResponse Of(ShiftGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var sizes = Enumerable.Range(1, grid.MaxShift).ToArray();
        var lengths = sizes.Select(size => MeanLength(grid, size)).ToArray();
        var slope = sizes.Zip(lengths, (size, length) => size * length).Sum() / sizes.Sum(size => (double)size * size);
        var residual = sizes.Zip(lengths, (size, length) => Math.Pow(length - slope * size, 2)).Sum();
        var logs = sizes.Select(size => Math.Log(size)).ToArray();
        var meanLog = logs.Average();
        var exponent =
            logs.Zip(lengths, (log, length) => (log - meanLog) * Math.Log(length)).Sum()
            / logs.Sum(log => (log - meanLog) * (log - meanLog));
        return new(lengths, 1 - residual / lengths.Sum(length => length * length), double.IsFinite(exponent) ? exponent : double.NaN);
    }

    private static double MeanLength(ShiftGrid grid, int size) =>
        Enumerable
            .Range(0, grid.Images)
            .Average(image => new[] { (size, 0), (-size, 0), (0, size), (0, -size) }.Average(shift => Length(grid, image, shift)));

    private static double Length(ShiftGrid grid, int image, (int Dy, int Dx) shift)
    {
        var (from, to) = (grid.Row(image, 0, 0), grid.Row(image, shift.Dy, shift.Dx));
        var square = 0.0;
        for (var i = 0; i < grid.Latents.GetLength(1); i++)
        {
            square += Math.Pow((double)grid.Latents[to, i] - grid.Latents[from, i], 2);
        }
        return Math.Sqrt(square);
    }
}
