using Harmonic.Data;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Figures of the notebooks on music.</summary>
public static class MusicFigures
{
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

    /// <summary>A phrase, the song itself under the same edit, and what is drawn of the edited code.</summary>
    /// <param name="title">How the code was edited.</param>
    /// <param name="phrase">The phrase.</param>
    /// <param name="shifted">The phrase of the song that the edit is to come to.</param>
    /// <param name="drawn">What the decoder drew.</param>
    public static Figure Edit(string title, IImage phrase, IImage shifted, float[,,] drawn)
    {
        var figure = new Figure(title, columns: 3)
        {
            Aspect = 1.2,
            Caption = "White: a note begins; grey: it sounds. Right: what is drawn of the edited code.",
        };
        var rolls = new[] { ("phrase", Picture(phrase)), ("the song, shifted", Picture(shifted)), ("edited code", Picture(drawn)) };
        for (var column = 0; column < rolls.Length; column++)
        {
            figure[0, column].Title = rolls[column].Item1;
            ImagePanel.ShowPercent(figure[0, column], rolls[column].Item2);
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

    /// <summary>How well edits of one autoencoder come out, by the size of the shift: a line a way, the mean over seeds.</summary>
    /// <param name="title">Which autoencoder.</param>
    /// <param name="runs">Its runs, one a seed.</param>
    public static Figure Edits(string title, IReadOnlyList<RollRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var figure = new Figure(title, columns: 2)
        {
            Aspect = 0.7,
            Caption =
                "F1 of the notes drawn of the edited code against the song itself, transposed or delayed; means over phrases of songs that "
                + "no training saw. The true code is that of the shifted phrase: what the decoder could do at best.",
        };
        string[] colors = [Colors.Grey, Colors.Vermillion, Colors.Amber, Colors.Blue, Colors.Green];
        for (var column = 0; column < 2; column++)
        {
            var panel = figure[0, column];
            panel.X.Title = column == 0 ? "semitones down" : "sixteenths later";
            (panel.Y.Title, panel.Y.Range, panel.Legend) = (column == 0 ? "F1" : "", (0, 1), LegendPlace.Below);
            foreach (var (way, color) in LatentEdit.Ways.Zip(colors))
            {
                var shifts = runs.SelectMany(run => run.Edits)
                    .Where(edit => edit.Way == way && edit.Pitch != 0 == (column == 0))
                    .GroupBy(edit => (double)(edit.Pitch + edit.Time))
                    .OrderBy(shift => shift.Key)
                    .ToList();
                panel.Add(
                    new Line(
                        shifts.Select(shift => shift.Key).ToArray(),
                        shifts.Select(shift => shift.Average(edit => edit.F1.Mean)).ToArray()
                    )
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

    private static IEnumerable<IGrouping<string, MusicRun>> Groups(IReadOnlyList<MusicRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.GroupBy(run => run.Recipe);
    }
}
