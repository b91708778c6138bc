using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>
/// The mean moves of codes by a semitone down and by a step later, from exact copies of phrases. Where directions are the same for all
/// phrases they say how to transpose and delay any of them, and what is left of a code without them says what a phrase is wherever it
/// stands.
/// </summary>
/// <param name="Pitch">The mean move by one row down (D).</param>
/// <param name="Time">The mean move by one column to the right (D).</param>
public sealed record MeanMoves(double[] Pitch, double[] Time)
{
    /// <summary>Of some way of making codes.</summary>
    /// <param name="encode">Makes a code of each image.</param>
    /// <param name="images">Where the images come from: those of training.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="maxShift">The largest shift, at least 1.</param>
    public static MeanMoves Of(
        Func<IReadOnlyList<IImage>, float[,]> encode,
        ImageSource images,
        long seed,
        int count = 400,
        int maxShift = 4
    )
    {
        ArgumentNullException.ThrowIfNull(encode);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        var random = new RandomSequence(seed, 0);
        var (views, shifts) = (new List<IImage>(), new List<int>());
        for (var i = 0; i < count; i++)
        {
            var image = images.Draw(ref random);
            var by = random.Between(1, maxShift + 1) * (random.Coin() ? 1 : -1);
            views.AddRange([image, image.Shifted(by, 0), image.Shifted(0, by)]);
            shifts.Add(by);
        }
        var codes = encode(views);
        return new(Mean(1), Mean(2));

        // By least squares of move = shift × direction.
        double[] Mean(int view) =>
            [
                .. Enumerable
                    .Range(0, codes.GetLength(1))
                    .Select(latent =>
                        Enumerable.Range(0, count).Sum(i => shifts[i] * ((double)codes[3 * i + view, latent] - codes[3 * i, latent]))
                        / shifts.Sum(by => (double)by * by)
                    ),
            ];
    }

    /// <summary>Codes without their parts along both directions.</summary>
    public float[,] Removed(float[,] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var left = (float[,])codes.Clone();
        var axes = new List<double[]>();
        foreach (var move in new[] { Pitch, Time })
        {
            var axis = (double[])move.Clone();
            foreach (var other in axes)
            {
                var part = Dot(axis, other);
                axis = [.. axis.Select((number, i) => number - part * other[i])];
            }
            var length = Math.Sqrt(Dot(axis, axis));
            if (length > 1e-12)
            {
                axes.Add([.. axis.Select(number => number / length)]);
            }
        }
        for (var row = 0; row < codes.GetLength(0); row++)
        {
            foreach (var axis in axes)
            {
                var part = Enumerable.Range(0, axis.Length).Sum(i => axis[i] * left[row, i]);
                for (var i = 0; i < axis.Length; i++)
                {
                    left[row, i] -= (float)(part * axis[i]);
                }
            }
        }
        return left;
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
