namespace Harmonic.Experiments;

/// <summary>
/// Cosines between moves in latent space, z(x shifted) − z(x): of one image, which is what the write-up's loss asks for and its analysis
/// reports, and of two images, which is what a direction that has a name would need. A mean over no pairs is not a number.
/// </summary>
/// <param name="Within">Pairs of moves of one image.</param>
/// <param name="Across">Pairs of moves of two different images.</param>
/// <param name="Moves">How many moves were compared.</param>
/// <param name="ZeroMoves">How many moves have no length and were left out; an image that loses all its ink may have some.</param>
public sealed record MoveCosines(MeanCosines Within, MeanCosines Across, int Moves, int ZeroMoves)
{
    private const double ShortestMove = 1e-8;

    /// <summary>Compares the pure pitch and pure time shifts of a grid.</summary>
    /// <param name="grid">At least two images.</param>
    /// <param name="keepingInk">Whether to compare only shifts that no ink is lost by.</param>
    /// <exception cref="ArgumentException">There is one image, or ink is asked for where the grid was made of codes alone.</exception>
    public static MoveCosines Of(ShiftGrid grid, bool keepingInk = false)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid.Images < 2)
        {
            throw new ArgumentException("Moves of different images are compared; the grid has one image.", nameof(grid));
        }
        var ink = keepingInk ? Ink(grid) : null;
        var (zero, moves) = (0, 0);
        var shifts = Enumerable.Range(-grid.MaxShift, 2 * grid.MaxShift + 1).Where(shift => shift != 0).ToArray();
        var pitch = new double[]?[grid.Images, shifts.Length];
        var time = new double[]?[grid.Images, shifts.Length];
        for (var image = 0; image < grid.Images; image++)
        {
            for (var place = 0; place < shifts.Length; place++)
            {
                pitch[image, place] = Move(image, shifts[place], 0);
                time[image, place] = Move(image, 0, shifts[place]);
            }
        }
        return new MoveCosines(Pairs(across: false), Pairs(across: true), moves, zero);

        double[]? Move(int image, int dy, int dx)
        {
            var (from, to) = (grid.Row(image, 0, 0), grid.Row(image, dy, dx));
            if (ink is not null && ink[from] != ink[to])
            {
                return null;
            }
            var move = new double[grid.Latents.GetLength(1)];
            for (var i = 0; i < move.Length; i++)
            {
                move[i] = (double)grid.Latents[to, i] - grid.Latents[from, i];
            }
            var length = Math.Sqrt(Dot(move, move));
            if (length < ShortestMove)
            {
                zero++;
                return null;
            }
            moves++;
            return [.. move.Select(number => number / length)];
        }

        MeanCosines Pairs(bool across)
        {
            var (same, opposite, cross) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i < grid.Images; i++)
            {
                // Each image with itself, or with the next ones in turn: enough pairs, and every image as often as the others.
                for (var step = across ? 1 : 0; step <= (across ? Math.Min(10, grid.Images - 1) : 0); step++)
                {
                    var j = (i + step) % grid.Images;
                    for (var a = 0; a < shifts.Length; a++)
                    {
                        for (var b = 0; b < shifts.Length; b++)
                        {
                            Add(cross, pitch[i, a], time[j, b], Math.Abs);
                            // Across images one shift is compared with the same; within an image that would be a move with itself.
                            var (one, other) = (shifts[a], shifts[b]);
                            if (across ? one == other : one < other && one * other > 0)
                            {
                                Add(same, pitch[i, a], pitch[j, b]);
                                Add(same, time[i, a], time[j, b]);
                            }
                            else if (one == -other && (across || one < other))
                            {
                                Add(opposite, pitch[i, a], pitch[j, b]);
                                Add(opposite, time[i, a], time[j, b]);
                            }
                        }
                    }
                }
            }
            return new MeanCosines(Mean(same), Mean(opposite), Mean(cross));
        }
    }

    private static void Add(List<double> cosines, double[]? first, double[]? second, Func<double, double>? of = null)
    {
        if (first is not null && second is not null)
        {
            var cosine = Dot(first, second);
            cosines.Add(of is null ? cosine : of(cosine));
        }
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }
        return sum;
    }

    private static double Mean(List<double> values) => values.Count == 0 ? double.NaN : values.Average();

    private static double[] Ink(ShiftGrid grid) =>
        grid.Views is { } views
            ? [.. views.Select(view => ImageFacts.Of(view).Ink)]
            : throw new ArgumentException("A grid made of codes alone does not say which shifts lose ink.", nameof(grid));
}

/// <summary>Mean cosines between moves.</summary>
/// <param name="Same">
/// One kind and one sign; 1 is wanted. Within an image shifts of two sizes, across images shifts of one size.
/// </param>
/// <param name="Opposite">One kind, one size and opposite signs; −1 is wanted.</param>
/// <param name="CrossMagnitude">Pitch against time, without the sign; 0 is wanted.</param>
public sealed record MeanCosines(double Same, double Opposite, double CrossMagnitude);
