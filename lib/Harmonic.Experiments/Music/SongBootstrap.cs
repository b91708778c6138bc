using Harmonic.Data;

namespace Harmonic.Experiments;

/// <summary>
/// A mean over phrases and its 95 % interval over another draw of songs: songs are drawn again with replacement, each with all its phrases,
/// since phrases of one song are alike (Efron and Tibshirani, <em>An Introduction to the Bootstrap</em>, 1993).
/// </summary>
/// <param name="Mean">The mean over all phrases.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end.</param>
public sealed record SongBootstrap(double Mean, double Lower, double Upper)
{
    private const int Draws = 1000;

    /// <summary>Of one number a phrase, by songs.</summary>
    /// <param name="songs">For each song the numbers of its phrases; at least one number in all.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public static SongBootstrap Of(IReadOnlyList<IReadOnlyList<double>> songs, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(songs);
        var sums = songs.Where(song => song.Count > 0).Select(song => (Sum: song.Sum(), song.Count)).ToArray();
        if (sums.Length == 0)
        {
            throw new ArgumentException("The mean of no phrases is not defined.", nameof(songs));
        }
        var random = new RandomSequence(seed, 0);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < sums.Length; i++)
            {
                var song = sums[random.Between(0, sums.Length)];
                (sum, count) = (sum + song.Sum, count + song.Count);
            }
            means[draw] = sum / count;
        }
        Array.Sort(means);
        return new(sums.Sum(song => song.Sum) / sums.Sum(song => song.Count), means[Draws / 40], means[Draws - 1 - Draws / 40]);
    }

    /// <summary>The mean and the interval as parts of a hundred.</summary>
    public override string ToString() => $"{100 * Mean:F1} % ({100 * Lower:F1} to {100 * Upper:F1})";
}
