using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>
/// Whether a shift can be carried from one image to another by adding: z(x) + z(y shifted) − z(y) is compared with the codes of all of x's
/// shifts, by Euclidean distance, and the right one has a rank. The way of asking: x and y are two images of the grid, the shift is drawn
/// from all that move something in pitch, in time or in both, and x itself is among the answers. Answers that are equally near share their
/// places.
/// </summary>
/// <param name="Hits">How often the right one comes first.</param>
/// <param name="ReciprocalRank">The mean of one over its rank.</param>
/// <param name="Rank">Its mean rank, from 1.</param>
/// <param name="Questions">How many were asked.</param>
public sealed record Analogies(double Hits, double ReciprocalRank, double Rank, int Questions)
{
    /// <summary>What answers at random give, out of <paramref name="answers"/>.</summary>
    public static Analogies Chance(int answers = 81)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, 1);
        return new(1.0 / answers, Enumerable.Range(1, answers).Sum(rank => 1.0 / rank) / answers, (answers + 1) / 2.0, 0);
    }

    /// <summary>Asks questions of a grid.</summary>
    /// <param name="grid">At least two images.</param>
    /// <param name="seed">Decides the questions.</param>
    /// <param name="questions">How many, at least 1.</param>
    /// <param name="oneFactor">Whether to ask only for shifts in pitch alone or in time alone, which moved codes in training.</param>
    /// <exception cref="ArgumentException">There is one image.</exception>
    public static Analogies Of(ShiftGrid grid, long seed, int questions = 2000, bool oneFactor = false)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(questions, 1);
        if (grid.Images < 2)
        {
            throw new ArgumentException("An analogy carries a shift from one image to another; the grid has one image.", nameof(grid));
        }
        var width = 2 * grid.MaxShift + 1;
        var random = new RandomSequence(seed, 4);
        var (hits, reciprocal, ranks) = (0.0, 0.0, 0.0);
        for (var question = 0; question < questions; question++)
        {
            var x = random.Between(0, grid.Images);
            var y = (x + random.Between(1, grid.Images)) % grid.Images;
            var (dy, dx) = Shift(ref random);
            var (nearer, equal) = Place(grid, x, y, dy, dx);
            // Ties share their places: with k equally near, the first of them is the right one once in k.
            hits += nearer == 0 ? 1.0 / equal : 0;
            ranks += nearer + (equal + 1) / 2.0;
            reciprocal += Enumerable.Range(nearer + 1, equal).Sum(rank => 1.0 / rank) / equal;
        }
        return new Analogies(hits / questions, reciprocal / questions, ranks / questions, questions);

        (int Dy, int Dx) Shift(ref RandomSequence random)
        {
            // The one in the middle moves nothing.
            var any = random.Between(0, (oneFactor ? width : width * width) - 1);
            any += any >= (oneFactor ? grid.MaxShift : width * width / 2) ? 1 : 0;
            return !oneFactor ? (any / width - grid.MaxShift, any % width - grid.MaxShift)
                : random.Coin() ? (any - grid.MaxShift, 0)
                : (0, any - grid.MaxShift);
        }
    }

    /// <summary>How many answers are nearer than the right one, and how many as near, itself among them.</summary>
    private static (int Nearer, int Equal) Place(ShiftGrid grid, int x, int y, int dy, int dx)
    {
        var codes = grid.Latents;
        var guess = new double[codes.GetLength(1)];
        for (var i = 0; i < guess.Length; i++)
        {
            guess[i] = (double)codes[grid.Row(x, 0, 0), i] + codes[grid.Row(y, dy, dx), i] - codes[grid.Row(y, 0, 0), i];
        }
        var right = Distance(grid.Row(x, dy, dx));
        var (nearer, equal) = (0, 0);
        for (var row = grid.Row(x, -grid.MaxShift, -grid.MaxShift); row <= grid.Row(x, grid.MaxShift, grid.MaxShift); row++)
        {
            var distance = Distance(row);
            nearer += distance < right ? 1 : 0;
            equal += distance == right ? 1 : 0;
        }
        return (nearer, equal);

        double Distance(int row)
        {
            var sum = 0.0;
            for (var i = 0; i < guess.Length; i++)
            {
                sum += (guess[i] - codes[row, i]) * (guess[i] - codes[row, i]);
            }
            return sum;
        }
    }
}
