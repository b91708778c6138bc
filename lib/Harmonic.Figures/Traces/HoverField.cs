using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A number that a point shows under the pointer, written as <c>name=value</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value at each point.</param>
/// <param name="Format">How it is written, in the notation of d3: <c>+d</c> for signed integers, <c>.3f</c> for three decimals.</param>
public sealed record HoverField(string Name, Values Values, string Format = "")
{
    /// <summary>Writes the fields into a trace: numbers in binary and one template, not a text for each point.</summary>
    internal static void Write(JsonObject trace, IReadOnlyList<HoverField> fields, int[]? kept, int count)
    {
        if (fields.FirstOrDefault(field => field.Values.Count != count) is { } odd)
        {
            throw new ArgumentException($"The hover field {odd.Name} has {odd.Values.Count} values for {count} points.");
        }

        if (fields.Count == 0)
        {
            return;
        }

        var columns = fields.Select(field => kept is null ? field.Values : field.Values.At(kept)).ToArray();
        var rows = new double[columns[0].Count, columns.Length];
        for (var row = 0; row < columns[0].Count; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                rows[row, column] = columns[column][row];
            }
        }

        trace["customdata"] = TypedArray.Encode(rows);
        trace["hovertemplate"] = string.Join(", ", fields.Select((field, column) => field.Template(column))) + "<extra></extra>";
    }

    private string Template(int column) => $"{LabelText.ToHtml(Name)}=%{{customdata[{column}]{(Format.Length > 0 ? ":" + Format : "")}}}";
}
