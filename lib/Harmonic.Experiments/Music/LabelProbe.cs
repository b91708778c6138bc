using Harmonic.Music;
using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Experiments;

/// <summary>
/// What a linear map reads from codes: ridge regression to one number a label, the largest wins. Learned from phrases of training songs,
/// tested on phrases of others.
/// </summary>
/// <param name="Right">How often it is right, with its interval over songs.</param>
/// <param name="Commonest">How often the commonest label of training would be right.</param>
/// <param name="Phrases">How many phrases were tested.</param>
public sealed record LabelProbe(SongBootstrap Right, double Commonest, int Phrases)
{
    private const double Ridge = 1e-3; // of the mean square of a standardised latent, times the number of codes

    /// <summary>Learns and tests.</summary>
    /// <param name="learned">Codes of training (n × D).</param>
    /// <param name="labels">Their labels from 0 on; a phrase with a label below 0 is left out.</param>
    /// <param name="tested">Codes of the test (m × D).</param>
    /// <param name="wanted">Their labels.</param>
    /// <param name="songs">For each code of the test its song, for the interval.</param>
    /// <exception cref="ArgumentException">There are not as many labels as codes, or no label is left.</exception>
    public static LabelProbe Of(
        float[,] learned,
        IReadOnlyList<int> labels,
        float[,] tested,
        IReadOnlyList<int> wanted,
        IReadOnlyList<Song> songs
    )
    {
        ArgumentNullException.ThrowIfNull(songs);
        var (hits, commonest) = Tested(learned, labels, tested, wanted);
        if (songs.Count != wanted.Count)
        {
            throw new ArgumentException("Each code of the test has one song.", nameof(songs));
        }
        return new LabelProbe(
            SongBootstrap.Of([.. hits.GroupBy(hit => songs[hit.Row]).Select(song => song.Select(hit => hit.Right ? 1.0 : 0).ToArray())]),
            hits.Average(hit => wanted[hit.Row] == commonest ? 1.0 : 0),
            hits.Count
        );
    }

    /// <summary>How often such a map is right, where codes are of no songs.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Accuracy(float[,] learned, IReadOnlyList<int> labels, float[,] tested, IReadOnlyList<int> wanted) =>
        Tested(learned, labels, tested, wanted).Hits.Average(hit => hit.Right ? 1.0 : 0);

    private static (IReadOnlyList<(int Row, bool Right)> Hits, int Commonest) Tested(
        float[,] learned,
        IReadOnlyList<int> labels,
        float[,] tested,
        IReadOnlyList<int> wanted
    )
    {
        Codes.Require(learned);
        Codes.Require(tested);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(wanted);
        if (labels.Count != learned.GetLength(0) || wanted.Count != tested.GetLength(0))
        {
            throw new ArgumentException("Each code has one label.", nameof(labels));
        }
        int[] rows = [.. Enumerable.Range(0, labels.Count).Where(row => labels[row] >= 0)];
        int[] tests = [.. Enumerable.Range(0, wanted.Count).Where(row => wanted[row] >= 0)];
        if (rows.Length == 0 || tests.Length == 0)
        {
            throw new ArgumentException("A probe needs labels to learn from and labels to test with.", nameof(labels));
        }
        var scale = Scales(learned, rows);
        var inputs = Inputs(learned, rows, scale);
        var classes = labels.Concat(wanted).Max() + 1;
        var targets = Matrix<double>.Build.Dense(rows.Length, classes, (row, label) => labels[rows[row]] == label ? 1 : 0);
        var products =
            inputs.TransposeThisAndMultiply(inputs) + Matrix<double>.Build.DenseIdentity(inputs.ColumnCount) * (Ridge * rows.Length);
        var weights = products.Cholesky().Solve(inputs.TransposeThisAndMultiply(targets));
        var guesses = Inputs(tested, tests, scale) * weights;
        return (
            [.. tests.Select((row, place) => (row, guesses.Row(place).MaximumIndex() == wanted[row]))],
            rows.CountBy(row => labels[row]).MaxBy(label => label.Value).Key
        );
    }

    /// <summary>The triad that sounds through at least half of a phrase; <see cref="Triads.None"/> where no one does.</summary>
    public static int Chord(SongPhrase phrase) => OfMost(phrase, song => song.Chords);

    /// <summary>The key of at least half of a phrase; <see cref="Triads.None"/> where there is none.</summary>
    public static int Key(SongPhrase phrase) => OfMost(phrase, song => song.Keys);

    private static int OfMost(SongPhrase phrase, Func<Song, IReadOnlyList<sbyte>> labels)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var (all, steps) = (labels(phrase.Song), phrase.Shape.Width);
        var (label, count) = Enumerable
            .Range(phrase.Start, steps)
            .Select(step => step >= 0 && step < all.Count ? all[step] : (sbyte)Triads.None)
            .CountBy(label => label)
            .MaxBy(pair => pair.Value);
        return 2 * count >= steps ? label : Triads.None;
    }

    private static (double[] Means, double[] Deviations) Scales(float[,] codes, int[] rows)
    {
        var latents = Enumerable.Range(0, codes.GetLength(1)).ToArray();
        var means = Array.ConvertAll(latents, latent => rows.Average(row => (double)codes[row, latent]));
        var deviations = Array.ConvertAll(latents, latent =>
            Math.Sqrt(rows.Average(row => Math.Pow(codes[row, latent] - means[latent], 2)))
        );
        return (means, deviations);
    }

    private static Matrix<double> Inputs(float[,] codes, int[] rows, (double[] Means, double[] Deviations) scale) =>
        Matrix<double>.Build.Dense(rows.Length, codes.GetLength(1) + 1, (row, latent) => latent == scale.Means.Length ? 1
            : scale.Deviations[latent] > 1e-9 ? (codes[rows[row], latent] - scale.Means[latent]) / scale.Deviations[latent]
            : 0);
}
