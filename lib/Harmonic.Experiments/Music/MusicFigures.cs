using System.Text;
using Harmonic.Data;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Figures and tables of the notebooks on music.</summary>
public static class MusicFigures
{
    private static readonly string[] Directions =
    [
        "within-same",
        "within-opposite",
        "within-cross",
        "across-same",
        "across-cross",
        "analogy-hits-one",
        "interaction",
        "probe-centroid",
        "participation",
    ];
    private static readonly (string Name, bool OfPitch)[] Kinds = [("pitch", true), ("time", false)];

    /// <summary>Piano rolls in rows and columns: bright where a note begins, grey where it sounds.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="columns">What each column shows.</param>
    /// <param name="rows">The rolls, as many in each row as there are columns; see <see cref="Picture(IImage)"/>.</param>
    /// <exception cref="ArgumentException">There is no roll, or a row has another number of them.</exception>
    public static Figure Rolls(string title, string caption, IReadOnlyList<string> columns, IReadOnlyList<float[][,]> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || rows.Any(row => row.Length != columns.Count))
        {
            throw new ArgumentException($"Every row must hold {columns.Count} rolls, and there must be one.", nameof(rows));
        }
        var figure = new Figure(title, rows.Count, columns.Count) { Aspect = 1.2, Caption = caption };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                figure[row, column].Title = row == 0 ? columns[column] : "";
                ImagePanel.Show(figure[row, column], rows[row][column]);
            }
        }
        return figure;
    }

    /// <summary>A roll as a picture.</summary>
    public static float[,] Picture(IImage roll)
    {
        var (begins, sounds) = (roll.Pixels(0), roll.Pixels(1));
        return Mixed(sounds.GetLength(0), sounds.GetLength(1), (row, step) => (begins[row, step], sounds[row, step]));
    }

    /// <summary>What a decoder drew as a picture.</summary>
    public static float[,] Picture(float[,,] likely)
    {
        ArgumentNullException.ThrowIfNull(likely);
        return Mixed(likely.GetLength(1), likely.GetLength(2), (row, step) => (likely[0, row, step], likely[1, row, step]));
    }

    /// <summary>How often returns are found first, a row a way of looking, with the interval over songs, as Markdown.</summary>
    public static string ReturnsTable(IReadOnlyList<MusicRun> runs)
    {
        var rows = new List<string[]>();
        foreach (var group in Groups(runs))
        {
            foreach (var way in group.SelectMany(run => run.Returns).GroupBy(found => found.Way))
            {
                var (all, moved) = (way.Where(found => !found.Moved).ToList(), way.Where(found => found.Moved).ToList());
                rows.Add([
                    group.First().Title,
                    way.Key,
                    Interval(all, found => found.First),
                    Interval(all, found => found.AmongTen),
                    Interval(moved, found => found.First),
                    Interval(moved, found => found.AmongTen),
                    $"{way.Average(found => found.Milliseconds):F2} ms",
                ]);
            }
        }
        var chance = runs.SelectMany(run => run.Returns)
            .GroupBy(found => found.Moved)
            .ToDictionary(group => group.Key, group => group.First());
        rows.Add(["*chance*", "", $"{chance[false].Chance:P1}", "", $"{chance[true].Chance:P1}", "", ""]);
        string[] head = ["code", "looked for", "any return first", "among ten", "moved return first", "among ten", "a query"];
        return Markdown(head, rows, left: 2);
    }

    /// <summary>The analyses of notebooks 01 and 04 on phrases, a row an encoder, means over seeds, as Markdown.</summary>
    /// <param name="runs">The runs; those without codes are left out.</param>
    /// <param name="cutAnew">Whether shifted copies are cut anew from the song.</param>
    public static string DirectionsTable(IReadOnlyList<MusicRun> runs, bool cutAnew)
    {
        var rows = Groups(runs)
            .Select(group =>
                (
                    group.First().Title,
                    All: group.Select(run => cutAnew ? run.FactorsCutAnew : run.Factors).OfType<FactorMeasures>().ToList()
                )
            )
            .Where(group => group.All.Count > 0)
            .Select(group =>
                Directions
                    .Select(FactorQuantity.Of)
                    .Select(column =>
                        MeanInterval
                            .Of([.. group.All.Select(column.Value).Where(double.IsFinite).DefaultIfEmpty(0)])
                            .ToString(column.Format)
                    )
                    .Prepend(group.Title)
                    .ToArray()
            )
            .ToList();
        return Markdown(["encoder", .. Directions.Select(name => FactorQuantity.Of(name).Title)], rows, left: 1);
    }

    /// <summary>What is read of chords and keys, as Markdown.</summary>
    public static string ProbeTable(IReadOnlyList<MusicRun> runs)
    {
        var rows = new List<string[]>();
        foreach (var group in Groups(runs).Where(group => group.All(run => run.Chord is not null && run.Key is not null)))
        {
            rows.Add([group.First().Title, Interval([.. group], run => run.Chord!.Right), Interval([.. group], run => run.Key!.Right)]);
        }
        if (runs.FirstOrDefault(run => run.Chord is not null && run.Key is not null) is { } any)
        {
            rows.Add(["*the commonest of training*", $"{any.Chord!.Commonest:P1}", $"{any.Key!.Commonest:P1}"]);
        }
        return Markdown(["code", "chord, of 24", "key, of 24"], rows, left: 1);
    }

    /// <summary>How many notes autoencoders find, as they are and edited, as Markdown.</summary>
    public static string NotesTable(IReadOnlyList<RollRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var rows = new List<string[]>();
        foreach (var group in runs.GroupBy(run => run.Recipe))
        {
            rows.Add([
                RollRecipe.Of(group.Key).Title,
                $"{group.Average(run => run.Notes.Precision):F2}",
                $"{group.Average(run => run.Notes.Recall):F2}",
                Interval([.. group], run => run.F1),
                .. Kinds.SelectMany(kind => LatentEdit.Ways.Select(way => $"{group.Average(run => run.Edited(way, kind.OfPitch)):F2}")),
            ]);
        }
        string[] head =
        [
            "autoencoder",
            "precision",
            "recall",
            "F1 of a phrase",
            .. Kinds.SelectMany(kind => LatentEdit.Ways.Select(way => $"{kind.Name}, {way}")),
        ];
        return Markdown(head, rows, left: 1);
    }

    /// <summary>How well edits of one autoencoder come out, by the size of the shift, a line a way.</summary>
    /// <param name="title">Which autoencoder.</param>
    /// <param name="run">The run.</param>
    public static Figure Edits(string title, RollRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var figure = new Figure(title, columns: 2)
        {
            Aspect = 0.7,
            Caption =
                "F1 of the notes drawn of the edited code against the song itself, transposed or delayed; means over phrases of songs that "
                + "no training saw. The true code is that of the shifted phrase: what the decoder could do at best.",
        };
        string[] colors = [Colors.Grey, Colors.Vermillion, Colors.Blue, Colors.Green];
        for (var column = 0; column < 2; column++)
        {
            var panel = figure[0, column];
            panel.X.Title = column == 0 ? "semitones down" : "sixteenths later";
            (panel.Y.Title, panel.Y.Range, panel.Legend) = (column == 0 ? "F1" : "", (0, 1), LegendPlace.Below);
            foreach (var (way, color) in LatentEdit.Ways.Zip(colors))
            {
                LatentEdit[] edits =
                [
                    .. run.Edits.Where(edit => edit.Way == way && edit.Pitch != 0 == (column == 0)).OrderBy(edit => edit.Pitch + edit.Time),
                ];
                panel.Add(
                    new Line(edits.Select(edit => (double)(edit.Pitch + edit.Time)).ToArray(), edits.Select(edit => edit.F1.Mean).ToArray())
                    {
                        Name = column == 0 ? way : null,
                        Color = color,
                        Markers = true,
                    }
                );
            }
        }
        return figure;
    }

    /// <summary>How often a moved return is found first: a point a seed, the interval over songs as a bar.</summary>
    public static Figure Returns(IReadOnlyList<MusicRun> runs)
    {
        var lines = Groups(runs)
            .SelectMany(group =>
                group
                    .SelectMany(run => run.Returns)
                    .GroupBy(found => found.Way)
                    .Select(way => (group.First().Title, way.Key, All: way.ToList()))
            )
            .ToList();
        var figure = new Figure("Returns found first", columns: 2)
        {
            Aspect = 0.3 + 0.09 * lines.Count,
            Caption = "Points: seeds. Bars: 95 % interval over songs, the widest of the seeds. Dashed: chance.",
        };
        for (var column = 0; column < 2; column++)
        {
            var panel = figure[0, column];
            (panel.X.Title, panel.Y.Reversed, panel.Y.Range) = (
                column == 0 ? "any return" : "a moved return",
                true,
                (-0.6, lines.Count - 0.4)
            );
            panel.Y.Ticks = [.. Enumerable.Range(0, lines.Count).Select(place => (double)place)];
            panel.Y.TickLabels = lines.ConvertAll(line => column == 0 ? $"{line.Title}, {line.Key}" : "");
            for (var place = 0; place < lines.Count; place++)
            {
                var found = lines[place].All.FindAll(found => found.Moved == (column == 1));
                double[] ends = [found.Min(one => one.First.Lower), found.Max(one => one.First.Upper)];
                panel.Add(new Line(ends, new double[] { place, place }) { Color = Colors.Blue, Width = 3 });
                panel.Add(
                    new Scatter(found.Select(one => one.First.Mean).ToArray(), found.Select(_ => (double)place).ToArray())
                    {
                        Color = Colors.Vermillion,
                        Size = 6,
                    }
                );
            }
            panel.AddVerticalLine(lines[0].All.Find(found => found.Moved == (column == 1))!.Chance);
        }
        return figure;
    }

    private static float[,] Mixed(int rows, int steps, Func<int, int, (float Begins, float Sounds)> at)
    {
        var picture = new float[rows, steps];
        for (var row = 0; row < rows; row++)
        {
            for (var step = 0; step < steps; step++)
            {
                var (begins, sounds) = at(row, step);
                picture[row, step] = Math.Max(begins, 0.45f * sounds);
            }
        }
        return picture;
    }

    /// <summary>Means over seeds of a mean and of both ends of its interval over songs.</summary>
    private static string Interval<T>(IReadOnlyList<T> seeds, Func<T, SongBootstrap> value) =>
        new SongBootstrap(
            seeds.Average(one => value(one).Mean),
            seeds.Average(one => value(one).Lower),
            seeds.Average(one => value(one).Upper)
        ).ToString();

    private static IEnumerable<IGrouping<string, MusicRun>> Groups(IReadOnlyList<MusicRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.GroupBy(run => run.Recipe);
    }

    private static string Markdown(string[] head, List<string[]> rows, int left)
    {
        var text = new StringBuilder("| ").AppendJoin(" | ", head).Append(" |\n");
        text.Append(string.Concat(head.Select((_, column) => column < left ? "|---" : "|---:"))).Append("|\n");
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
        return text.Replace("|cos|", "\\|cos\\|").ToString();
    }
}
