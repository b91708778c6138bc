using Harmonic.Models;

namespace Harmonic.Experiments;

/// <summary>An autoencoder of rolls, and what was measured of it on songs that no training saw.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Setting">What it was trained and measured with, in a line.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Threshold">How likely a note must be to be drawn; chosen on phrases of training.</param>
/// <param name="Notes">The notes of all phrases, counted together.</param>
/// <param name="F1">The mean F1 of phrases, with its interval over songs.</param>
/// <param name="Edits">Edits along pitch and time.</param>
/// <param name="Moves">Cosines of moves of phrases, zero-filled.</param>
public sealed record RollRun(
    string Recipe,
    long Seed,
    string Setting,
    double Seconds,
    double Threshold,
    NoteScore Notes,
    SongBootstrap F1,
    IReadOnlyList<LatentEdit> Edits,
    MoveCosines Moves
) : IStudyRun
{
    private const long AnalysisSeed = 1000;

    /// <summary>The edits that are measured, in semitones down and steps later.</summary>
    public static IReadOnlyList<(int Pitch, int Time)> Shifts { get; } =
    [(-4, 0), (-2, 0), (2, 0), (4, 0), (0, -4), (0, -2), (0, 2), (0, 4)];

    object IStudyRun.Key => $"{RollRecipe.All.ToList().FindIndex(recipe => recipe.Name == Recipe):D2} {Seed:D6}";

    /// <summary>Measures an autoencoder.</summary>
    /// <param name="variant">What it was made by.</param>
    /// <param name="model">The autoencoder.</param>
    /// <param name="seconds">How long training took.</param>
    public static RollRun Measure(RollVariant variant, ImageAutoencoder model, double seconds)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(model);
        var learned = variant.Task.Learned.Thinned(variant.Phrases).Phrases;
        var tested = variant.Task.Tested.Thinned(variant.Phrases).Phrases;
        var drawing = RollDrawing.Calibrated(model, learned);
        var drawn = drawing.Notes(drawing.Codes(tested));
        NoteScore[] scores = [.. tested.Zip(drawn, (phrase, notes) => NoteScore.Of(notes, PhraseFeatures.Onsets(phrase.Roll)))];
        return new RollRun(
            variant.Recipe.Name,
            variant.Seed,
            variant.Setting,
            Math.Round(seconds, 1),
            drawing.Threshold,
            scores.Aggregate((sum, score) => sum + score),
            SongBootstrap.Of([
                .. tested.Zip(scores).GroupBy(pair => pair.First.Song).Select(song => song.Select(pair => pair.Second.F1).ToArray()),
            ]),
            [.. Shifts.SelectMany(shift => LatentEdit.Of(drawing, learned, tested, shift.Pitch, shift.Time))],
            MoveCosines.Of(ShiftGrid.Encode(model.Encoder, AnalysisSeed, 40, variant.Task.Test(cutAnew: false)))
        );
    }

    /// <summary>The runs in a JSON file; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<RollRun> Load(string path) => RunFile<RollRun>.Load(path);
}
