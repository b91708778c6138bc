using Harmonic.Music;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace Harmonic.Experiments;

/// <summary>
/// Transposing and delaying a phrase by its code alone: what is drawn of the edited code is compared with the song itself, transposed or
/// delayed. Notes that only come into the window with the shift are in neither, since no edit of the code could know them.
/// </summary>
/// <param name="Pitch">By how many semitones down.</param>
/// <param name="Time">By how many steps later.</param>
/// <param name="Way">How the code was edited.</param>
/// <param name="F1">The mean F1 of the phrases' notes, with its interval over songs.</param>
public sealed record LatentEdit(int Pitch, int Time, string Way, SongBootstrap F1)
{
    /// <summary>The ways, in the order of the tables.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["not edited", "mean move", "the same, full length", "linear map", "true code"];

    /// <summary>Edits phrases in all ways.</summary>
    /// <param name="drawing">The autoencoder.</param>
    /// <param name="learned">Phrases of training, from which direction and map are learned.</param>
    /// <param name="tested">Phrases of other songs.</param>
    /// <param name="pitch">By how many semitones down; 0 for an edit of time.</param>
    /// <param name="time">By how many steps later; 0 for an edit of pitch.</param>
    public static IReadOnlyList<LatentEdit> Of(
        RollDrawing drawing,
        IReadOnlyList<SongPhrase> learned,
        IReadOnlyList<SongPhrase> tested,
        int pitch,
        int time
    )
    {
        ArgumentNullException.ThrowIfNull(drawing);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(tested);
        var edits = Edits(drawing, learned, pitch, time);
        SongPhrase[] moved = [.. tested.Select(phrase => (SongPhrase)phrase.Shifted(pitch, time))];
        var (codes, truth) = (drawing.Codes(tested), drawing.Codes(moved));
        return
        [
            .. Ways.Select(way =>
            {
                var drawn = drawing.Notes(way == Ways[^1] ? truth : edits[way](codes));
                var scores = Enumerable
                    .Range(0, tested.Count)
                    .Select(i =>
                        (tested[i].Song, NoteScore.Of([.. drawn[i].Where(Kept)], [.. PhraseFeatures.Onsets(moved[i].Roll).Where(Kept)]).F1)
                    );
                return new LatentEdit(
                    pitch,
                    time,
                    way,
                    SongBootstrap.Of([.. scores.GroupBy(score => score.Song).Select(song => song.Select(score => score.F1).ToArray())])
                );
            }),
        ];

        bool Kept((int Step, int Row) note)
        {
            var (_, height, width) = tested[0].Shape;
            return note.Row - pitch >= 0 && note.Row - pitch < height && note.Step - time >= 0 && note.Step - time < width;
        }
    }

    /// <summary>The edits of codes, by their ways; all that are learned see the same phrases.</summary>
    public static IReadOnlyDictionary<string, Func<float[,], float[,]>> Edits(
        RollDrawing drawing,
        IReadOnlyList<SongPhrase> learned,
        int pitch,
        int time
    )
    {
        ArgumentNullException.ThrowIfNull(drawing);
        ArgumentNullException.ThrowIfNull(learned);
        var from = Table(drawing.Codes(learned));
        var to = Table(drawing.Codes([.. learned.Select(phrase => phrase.Shifted(pitch, time))]));
        var moves = to - from;
        var move = moves.ColumnSums() / from.RowCount;
        // Moves that point different ways shorten their mean: the same direction, as far as codes move on average.
        var full = move * (moves.RowNorms(2).Mean() / Math.Max(1e-12, move.L2Norm()));
        var inputs = from.InsertColumn(from.ColumnCount, Vector<double>.Build.Dense(from.RowCount, 1));
        var products = inputs.TransposeThisAndMultiply(inputs);
        var ridge = 1e-4 * products.Trace() / products.RowCount;
        var map = (products + Matrix<double>.Build.DenseIdentity(products.RowCount) * ridge)
            .Cholesky()
            .Solve(inputs.TransposeThisAndMultiply(to));
        return new Dictionary<string, Func<float[,], float[,]>>
        {
            [Ways[0]] = codes => codes,
            [Ways[1]] = codes => Made(codes, (row, latent) => codes[row, latent] + move[latent]),
            [Ways[2]] = codes => Made(codes, (row, latent) => codes[row, latent] + full[latent]),
            [Ways[3]] = codes =>
            {
                var own = Table(codes);
                var edited = own.InsertColumn(own.ColumnCount, Vector<double>.Build.Dense(own.RowCount, 1)) * map;
                return Made(codes, (row, latent) => edited[row, latent]);
            },
        };
    }

    private static Matrix<double> Table(float[,] codes) =>
        Matrix<double>.Build.Dense(codes.GetLength(0), codes.GetLength(1), (row, latent) => codes[row, latent]);

    private static float[,] Made(float[,] like, Func<int, int, double> value)
    {
        var made = new float[like.GetLength(0), like.GetLength(1)];
        for (var row = 0; row < made.GetLength(0); row++)
        {
            for (var latent = 0; latent < made.GetLength(1); latent++)
            {
                made[row, latent] = (float)value(row, latent);
            }
        }
        return made;
    }
}
