namespace Harmonic.Figures;

/// <summary>The panel a trace is drawn in, by the names plotly.js gives its parts, and the notes that drawing it leaves.</summary>
internal sealed record DrawingPlace(int Panel, Panel Owner, List<string> Notes)
{
    private string Suffix => Panel == 0 ? "" : (Panel + 1).ToString();

    internal string XAxis => "x" + Suffix;

    internal string YAxis => "y" + Suffix;

    internal string Scene => "scene" + Suffix;

    internal string Legend => "legend" + Suffix;

    internal string ColorAxis => "coloraxis" + Suffix;

    internal bool HasLegend => Owner.Legend != LegendPlace.None;

    /// <summary>Counts the points that cannot be drawn: not finite, or not positive on a logarithmic axis.</summary>
    internal void NoteGaps(string? name, Values x, Values y)
    {
        var gaps = 0;
        for (var index = 0; index < y.Count; index++)
        {
            if (!Drawable(x[index], Owner.X.Log) || !Drawable(y[index], Owner.Y.Log))
            {
                gaps++;
            }
        }

        NoteGaps(name, gaps, y.Count);
    }

    internal void NoteGaps(string? name, int gaps, int count)
    {
        if (gaps > 0)
        {
            Notes.Add(
                $"{gaps:N0} of {count:N0} values{Of(name)} cannot be drawn (not finite, or not positive on a logarithmic axis) and "
                    + $"are left out."
            );
        }
    }

    internal void NoteThinning(string? name, string what, int drawn, int count) =>
        Notes.Add($"{drawn:N0} of {count:N0} points{Of(name)} are drawn, {what}.");

    private static string Of(string? name) => name is null ? "" : $" of “{name}”";

    private static bool Drawable(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);
}
