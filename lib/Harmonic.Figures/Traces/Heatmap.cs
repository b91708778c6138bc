using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A matrix or an image, one field for each element, in the colours of the panel's <see cref="Panel.Colors"/>.</summary>
public sealed class Heatmap : Trace, IShapesAxes
{
    private readonly double[,] _cells;

    /// <param name="cells">The values, row by row; what is not finite stays empty.</param>
    public Heatmap(double[,] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        _cells = cells;
    }

    /// <param name="cells">The values, row by row; what is not finite stays empty.</param>
    public Heatmap(float[,] cells)
        : this(Widen(cells)) { }

    /// <summary>Names of the columns, if they have any.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>Names of the rows, if they have any.</summary>
    public IReadOnlyList<string> RowNames { get; init; } = [];

    /// <summary>How the value is written into each field, in the notation of d3 (<c>.2f</c>); not at all when null.</summary>
    public string? CellFormat { get; init; }

    internal override bool IsEmpty => !_cells.Cast<double>().Any(double.IsFinite);

    internal override Values Vertical => (double[])[0, _cells.GetLength(0)];

    /// <summary>A matrix covers its panel: the grid would lie behind it, and named rows and columns are all labelled.</summary>
    void IShapesAxes.ShapeAxes(JsonObject x, JsonObject y)
    {
        (x["showgrid"], y["showgrid"]) = (false, false);
        if (ColumnNames.Count > 0)
        {
            x["type"] = "category";
        }

        if (RowNames.Count > 0)
        {
            y["type"] = "category";
        }
    }

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, _cells.Cast<double>().Count(cell => !double.IsFinite(cell)), _cells.Length);
        var trace = Start("heatmap", place);
        trace.Remove("showlegend");
        trace["z"] = TypedArray.Encode(_cells);
        trace["coloraxis"] = place.ColorAxis;
        WriteNames(trace, "x", ColumnNames, _cells.GetLength(1));
        WriteNames(trace, "y", RowNames, _cells.GetLength(0));
        trace["hovertemplate"] = "row %{y}, column %{x}: %{z}<extra></extra>";
        if (CellFormat is not null)
        {
            trace["texttemplate"] = $"%{{z:{CellFormat}}}";
        }

        yield return trace;
    }

    private static void WriteNames(JsonObject trace, string axis, IReadOnlyList<string> names, int count)
    {
        if (names.Count != 0 && names.Count != count)
        {
            throw new ArgumentException($"The matrix measures {count} along {axis} and has {names.Count} names there.");
        }

        if (names.Count > 0)
        {
            trace[axis] = new JsonArray([.. names.Select(name => (JsonNode)LabelText.ToHtml(name))]);
        }
    }

    private static double[,] Widen(float[,] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var wide = new double[cells.GetLength(0), cells.GetLength(1)];
        Array.Copy(cells, wide, cells.Length);
        return wide;
    }
}
