using System.Globalization;
using System.Net;
using System.Text;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>A page with one line for each run: its values, state and time, its curve, its results, its figures, its notebook.</summary>
internal static class SweepPage
{
    private const int CurvePoints = 120;
    private const int MostColumns = 12;

    /// <summary>The page as HTML; it refers to the runs' folders beside it and needs nothing else.</summary>
    public static string Html(Sweep sweep, SweepTable table)
    {
        using var reader = new StreamReader(typeof(SweepPage).Assembly.GetManifestResourceStream("sweep-page.html")!);
        var first = sweep.Parameters.Count + 1;
        var shown = Enumerable.Range(first, Math.Min(MostColumns, table.Names.Count - first)).ToList();
        var head = sweep
            .Parameters.Select(one => one.Name)
            .Concat(["state", "time", "curve"])
            .Concat(shown.Select(column => table.Names[column]));
        var records = sweep.Runs.Select(run => run.Record).ToList();
        var states = records.GroupBy(SweepRun.StateOf).Select(group => $"{group.Count()} {group.Key}");
        var rows = sweep.Runs.Select((run, place) => Row(run, records[place], shown.Select(column => table[place, column])));
        return reader
            .ReadToEnd()
            .Replace(
                "{TITLE}",
                Encode($"{Path.GetFileNameWithoutExtension(sweep.Notebook)}: {sweep.Runs.Count} runs"),
                StringComparison.Ordinal
            )
            .Replace("{SUMMARY}", Encode(string.Join(", ", states)), StringComparison.Ordinal)
            .Replace("{COMMAND}", Encode(sweep.Command), StringComparison.Ordinal)
            .Replace(
                "{HEAD}",
                string.Concat(head.Concat(["figures", "notebook"]).Select(name => $"<th>{Encode(name)}</th>")),
                StringComparison.Ordinal
            )
            .Replace("{ROWS}", string.Join('\n', rows), StringComparison.Ordinal);
    }

    private static string Row(SweepRun run, System.Text.Json.Nodes.JsonObject? record, IEnumerable<object?> results)
    {
        var state = SweepRun.StateOf(record);
        var seconds = (double?)record?["seconds"] ?? 0;
        var cells = run
            .Values.Select(Encode)
            .Append($"<span class=\"{state}\" title=\"{Encode((string?)record?["error"] ?? "")}\">{state}</span>")
            .Append(record is null ? "" : TerminalProgress.Duration(TimeSpan.FromSeconds(seconds)))
            .Append(Curve(run))
            .Concat(
                results.Select(value => Encode(value is double number ? number.ToString("G5", CultureInfo.InvariantCulture) : $"{value}"))
            )
            .Append(Figures(run))
            .Append(Link(run, Path.Combine(run.Folder, run.Sweep.Notebook), "notebook"));
        return $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>";
    }

    private static string Curve(SweepRun run)
    {
        if (
            RunResults.Trainings(run.Folder) is not [var training, ..]
            || RunResults.Curves(training) is not [var (_, values), ..]
            || values.Count < 2
        )
        {
            return "";
        }
        var every = Math.Max(1, values.Count / CurvePoints);
        var points = values.Where((value, step) => step % every == 0 && double.IsFinite(value)).ToList();
        if (points.Count == 0)
        {
            return "";
        }
        var (low, high) = (points.Min(), points.Max());
        var text = new StringBuilder();
        for (var place = 0; place < points.Count; place++)
        {
            var (x, y) = (
                120.0 * place / Math.Max(1, points.Count - 1),
                31 - 30 * (points[place] - low) / Math.Max(high - low, double.Epsilon)
            );
            text.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
        }
        return $"<svg width=\"120\" height=\"32\"><polyline points=\"{text.ToString().Trim()}\"/></svg>";
    }

    private static string Figures(SweepRun run)
    {
        var folder = Path.Combine(run.Folder, "figures");
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return string.Concat(
            files.Select(file =>
                Link(
                    run,
                    file,
                    $"<img loading=\"lazy\" alt=\"{Encode(Path.GetFileNameWithoutExtension(file))}\" src=\"{Address(run, file)}\">"
                )
            )
        );
    }

    private static string Link(SweepRun run, string file, string html) =>
        File.Exists(file) ? $"<a href=\"{Address(run, file)}\">{html}</a>" : "";

    private static string Address(SweepRun run, string file) =>
        string.Join('/', Path.GetRelativePath(run.Sweep.Folder, file).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
