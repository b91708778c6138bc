namespace Harmonic.Experiments;

/// <summary>How often a code finds returns, in parts of a hundred with intervals over songs; means over seeds.</summary>
/// <param name="Code">What is looked at.</param>
/// <param name="Looked">In which way.</param>
/// <param name="Seeds">How many seeds were trained.</param>
/// <param name="AnyReturnFirst">How often the nearest phrase is a return.</param>
/// <param name="AnyAmongTen">How often one of the ten nearest is.</param>
/// <param name="MovedReturnFirst">How often the nearest is a transposed or delayed return.</param>
/// <param name="MovedAmongTen">How often one of the ten nearest is.</param>
/// <param name="QueryInMs">The time of a query in milliseconds, without making the codes.</param>
public sealed record ReturnsRow(
    string Code,
    string Looked,
    string Seeds,
    string AnyReturnFirst,
    string AnyAmongTen,
    string MovedReturnFirst,
    string MovedAmongTen,
    string QueryInMs
);

/// <summary>The analyses of notebooks 01 and 04 on phrases; means over seeds with their intervals.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="SameSign">The mean cosine of two moves of one phrase, of one kind and sign.</param>
/// <param name="OppositeSign">The same of opposite moves.</param>
/// <param name="PitchAgainstTime">The mean |cos| of a move of pitch and one of time.</param>
/// <param name="AcrossPhrases">The mean cosine of the same move of two phrases.</param>
/// <param name="Analogies">How often the right one comes first, for shifts of one kind.</param>
/// <param name="Interaction">The interaction of pitch and time, as a share of the variance.</param>
/// <param name="CentroidRead">R² of a linear map that reads the centroid.</param>
/// <param name="DirectionsUsed">The participation ratio.</param>
public sealed record DirectionsRow(
    string Encoder,
    string SameSign,
    string OppositeSign,
    string PitchAgainstTime,
    string AcrossPhrases,
    string Analogies,
    string Interaction,
    string CentroidRead,
    string DirectionsUsed
);

/// <summary>What a linear map reads of chords and keys, in parts of a hundred with intervals over songs; means over seeds.</summary>
/// <param name="Code">What it is read from.</param>
/// <param name="Chord">How often the chord is right, of 24.</param>
/// <param name="Key">How often the key is right, of 24.</param>
public sealed record HarmonyRow(string Code, string Chord, string Key);

/// <summary>How many notes of unseen songs an autoencoder draws again; means over seeds.</summary>
/// <param name="Autoencoder">The autoencoder.</param>
/// <param name="Seeds">How many seeds were trained.</param>
/// <param name="Precision">The part of the drawn notes that are right.</param>
/// <param name="Recall">The part of the notes that are found.</param>
/// <param name="F1">The mean F1 of a phrase in parts of a hundred, with its interval over songs.</param>
public sealed record NotesRow(string Autoencoder, int Seeds, string Precision, string Recall, string F1);

/// <summary>How well edits by the code come out: the mean F1 in parts of a hundred, with intervals over songs; means over shifts and
/// seeds.</summary>
/// <param name="Autoencoder">The autoencoder.</param>
/// <param name="Edited">Pitch or time.</param>
/// <param name="NotEdited">The code as it is.</param>
/// <param name="MeanMove">The code moved by the mean move.</param>
/// <param name="FullLength">The same direction, as far as codes move on average.</param>
/// <param name="LinearMap">A linear map of the code.</param>
/// <param name="TrueCode">The code of the edited phrase.</param>
public sealed record EditsRow(
    string Autoencoder,
    string Edited,
    string NotEdited,
    string MeanMove,
    string FullLength,
    string LinearMap,
    string TrueCode
);

/// <summary>The tables of the notebooks on music.</summary>
public static class MusicTables
{
    /// <summary>How often returns are found, a row a way of looking; the last row is chance.</summary>
    public static IReadOnlyList<ReturnsRow> Returns(IReadOnlyList<MusicRun> runs)
    {
        var chance = Required(runs)[0].Returns.ToLookup(found => found.Moved, found => found.Chance);
        return
        [
            .. from code in runs.GroupBy(run => run.Recipe)
            from way in code.SelectMany(run => run.Returns).GroupBy(found => found.Way)
            let all = way.Where(found => !found.Moved).ToList()
            let moved = way.Where(found => found.Moved).ToList()
            select new ReturnsRow(
                code.First().Title,
                way.Key,
                MusicRecipe.All.Any(recipe => recipe.Name == code.Key) ? $"{all.Count}" : "–",
                Mean(all, found => found.First),
                Mean(all, found => found.AmongTen),
                Mean(moved, found => found.First),
                Mean(moved, found => found.AmongTen),
                $"{way.Average(found => found.Milliseconds):F2}"
            ),
            new("chance", "", "–", $"{chance[false].First():P2}", "", $"{chance[true].First():P2}", "", ""),
        ];
    }

    /// <summary>The directions of pitch and time, a row an encoder.</summary>
    /// <param name="runs">The runs; those without codes are left out.</param>
    /// <param name="cutAnew">Whether shifted copies are cut anew from the song.</param>
    public static IReadOnlyList<DirectionsRow> Directions(IReadOnlyList<MusicRun> runs, bool cutAnew) =>
        [
            .. Required(runs)
                .GroupBy(run => run.Title)
                .Select(code =>
                    (Title: code.Key, All: code.Select(run => cutAnew ? run.FactorsCutAnew : run.Factors).OfType<FactorMeasures>().ToList())
                )
                .Where(code => code.All.Count > 0)
                .Select(code =>
                {
                    return new DirectionsRow(
                        code.Title,
                        Number("within-same"),
                        Number("within-opposite"),
                        Number("within-cross"),
                        Number("across-same"),
                        Number("analogy-hits-one"),
                        Number("interaction"),
                        Number("probe-centroid"),
                        Number("participation")
                    );

                    string Number(string name)
                    {
                        var quantity = FactorQuantity.Of(name);
                        double[] values = [.. code.All.Select(quantity.Value).Where(double.IsFinite)];
                        return values.Length == 0 ? "–" : MeanInterval.Of(values).ToString(quantity.Format);
                    }
                }),
        ];

    /// <summary>What is read of chords and keys; the last row is the commonest label of training.</summary>
    public static IReadOnlyList<HarmonyRow> Harmony(IReadOnlyList<MusicRun> runs)
    {
        var probed = Required(runs).Where(run => run.Chord is not null && run.Key is not null).ToList();
        return
        [
            .. probed
                .GroupBy(run => run.Title)
                .Select(code => new HarmonyRow(code.Key, Mean([.. code], run => run.Chord!.Right), Mean([.. code], run => run.Key!.Right))),
            .. probed.Take(1).Select(run => new HarmonyRow("the commonest", $"{run.Chord!.Commonest:P1}", $"{run.Key!.Commonest:P1}")),
        ];
    }

    /// <summary>How many notes autoencoders draw again.</summary>
    public static IReadOnlyList<NotesRow> Notes(IReadOnlyList<RollRun> runs) =>
        [
            .. Required(runs)
                .GroupBy(run => run.Recipe)
                .Select(code => new NotesRow(
                    RollRecipe.Of(code.Key).Title,
                    code.Count(),
                    $"{code.Average(run => run.Notes.Precision):F2}",
                    $"{code.Average(run => run.Notes.Recall):F2}",
                    Mean([.. code], run => run.F1)
                )),
        ];

    /// <summary>How well edits of pitch and of time come out.</summary>
    public static IReadOnlyList<EditsRow> Edits(IReadOnlyList<RollRun> runs) =>
        [
            .. from code in Required(runs).GroupBy(run => run.Recipe)
            from ofPitch in (bool[])[true, false]
            let ways = LatentEdit
                .Ways.Select(way =>
                    Mean([.. code.SelectMany(run => run.Edits).Where(edit => edit.Way == way && edit.Pitch != 0 == ofPitch)], edit =>
                        edit.F1
                    )
                )
                .ToArray()
            select new EditsRow(RollRecipe.Of(code.Key).Title, ofPitch ? "pitch" : "time", ways[0], ways[1], ways[2], ways[3], ways[4]),
        ];

    private static IReadOnlyList<T> Required<T>(IReadOnlyList<T> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count > 0 ? runs : throw new ArgumentException("A table needs at least one run.", nameof(runs));
    }

    /// <summary>The means of several means and of both ends of their intervals over songs.</summary>
    private static string Mean<T>(IReadOnlyList<T> several, Func<T, SongBootstrap> value) =>
        new SongBootstrap(
            several.Average(one => value(one).Mean),
            several.Average(one => value(one).Lower),
            several.Average(one => value(one).Upper)
        ).ToString();
}
