using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>
/// Tables of the notebooks on music: means over seeds; in parentheses the 95 % interval over songs, the mean of the seeds' intervals.
/// </summary>
public static class MusicTables
{
    private static readonly FactorQuantity[] Columns =
    [
        FactorQuantity.Of("within-same"),
        FactorQuantity.Of("within-opposite"),
        FactorQuantity.Of("within-cross"),
        FactorQuantity.Of("across-same"),
        FactorQuantity.Of("across-cross"),
        FactorQuantity.Of("analogy-hits-one"),
        FactorQuantity.Of("interaction"),
        FactorQuantity.Of("probe-centroid"),
        FactorQuantity.Of("participation"),
    ];

    /// <summary>How often returns are found, a row a way of looking; the last row is chance.</summary>
    public static Table Returns(IReadOnlyList<MusicRun> runs)
    {
        var chance = Required(runs)[0].Returns.ToLookup(found => found.Moved, found => found.Chance);
        return Table.Of(
            ["code", "looked at", "seeds", "any return first", "among ten", "moved return first", "among ten", "ms a query"],
            [
                .. from code in runs.GroupBy(run => run.Recipe)
                from way in code.SelectMany(run => run.Returns).GroupBy(found => found.Way)
                let all = way.Where(found => !found.Moved).ToList()
                let moved = way.Where(found => found.Moved).ToList()
                select (string[])
                    [
                        code.First().Title,
                        way.Key,
                        MusicRecipe.All.Any(recipe => recipe.Name == code.Key) ? $"{all.Count}" : "–",
                        Mean(all, found => found.First),
                        Mean(all, found => found.AmongTen),
                        Mean(moved, found => found.First),
                        Mean(moved, found => found.AmongTen),
                        $"{way.Average(found => found.Milliseconds):F2}",
                    ],
                ["chance", "", "–", $"{chance[false].First():P2}", "", $"{chance[true].First():P2}", "", ""],
            ]
        );
    }

    /// <summary>The analyses of notebooks 01 and 04 on phrases, a row an encoder; ± half the interval over seeds.</summary>
    /// <param name="runs">The runs; those without codes are left out.</param>
    /// <param name="cutAnew">Whether shifted copies are cut anew from the song.</param>
    public static Table Directions(IReadOnlyList<MusicRun> runs, bool cutAnew) =>
        Table.Of(
            ["encoder", .. Columns.Select(column => column.Title.Replace("image", "phrase", StringComparison.Ordinal))],
            from code in Required(runs).GroupBy(run => run.Title)
            let all = code.Select(run => cutAnew ? run.FactorsCutAnew : run.Factors).OfType<FactorMeasures>().ToList()
            where all.Count > 0
            select Columns.Select(column => Number(all, column)).Prepend(code.Key)
        );

    /// <summary>How often a linear map is right about chords and keys; the last row is the commonest label of training.</summary>
    public static Table Harmony(IReadOnlyList<MusicRun> runs)
    {
        var probed = Required(runs).Where(run => run.Chord is not null && run.Key is not null).ToList();
        return Table.Of(
            ["code", "chord, of 24", "key, of 24"],
            [
                .. probed
                    .GroupBy(run => run.Title)
                    .Select(code => (string[])[code.Key, Mean([.. code], run => run.Chord!.Right), Mean([.. code], run => run.Key!.Right)]),
                .. probed.Take(1).Select(run => (string[])["the commonest", $"{run.Chord!.Commonest:P1}", $"{run.Key!.Commonest:P1}"]),
            ]
        );
    }

    /// <summary>How many notes autoencoders draw again.</summary>
    public static Table Notes(IReadOnlyList<RollRun> runs) =>
        Table.Of(
            ["autoencoder", "seeds", "precision", "recall", "F1 of a phrase"],
            from code in Required(runs).GroupBy(run => run.Recipe)
            select (string[])
                [
                    RollRecipe.Of(code.Key).Title,
                    $"{code.Count()}",
                    $"{code.Average(run => run.Notes.Precision):F2}",
                    $"{code.Average(run => run.Notes.Recall):F2}",
                    Mean([.. code], run => run.F1),
                ]
        );

    /// <summary>The F1 of phrases whose pitch or time was edited by the code, the mean over the shifts.</summary>
    public static Table Edits(IReadOnlyList<RollRun> runs) =>
        Table.Of(
            ["autoencoder", "edited", .. LatentEdit.Ways],
            from code in Required(runs).GroupBy(run => run.Recipe)
            from ofPitch in (bool[])[true, false]
            let edits = code.SelectMany(run => run.Edits).Where(edit => edit.Pitch != 0 == ofPitch).ToLookup(edit => edit.Way)
            select (string[])
                [
                    RollRecipe.Of(code.Key).Title,
                    ofPitch ? "pitch" : "time",
                    .. LatentEdit.Ways.Select(way => Mean([.. edits[way]], edit => edit.F1)),
                ]
        );

    private static IReadOnlyList<T> Required<T>(IReadOnlyList<T> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count > 0 ? runs : throw new ArgumentException("A table needs at least one run.", nameof(runs));
    }

    private static string Number(List<FactorMeasures> all, FactorQuantity quantity)
    {
        double[] values = [.. all.Select(quantity.Value).Where(double.IsFinite)];
        return values.Length == 0 ? "–" : MeanInterval.Of(values).ToString(quantity.Format);
    }

    private static string Mean<T>(IReadOnlyList<T> several, Func<T, SongBootstrap> value) =>
        new SongBootstrap(
            several.Average(one => value(one).Mean),
            several.Average(one => value(one).Lower),
            several.Average(one => value(one).Upper)
        ).ToString();
}
