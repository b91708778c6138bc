using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>One axis of a panel. Titles may hold simple LaTeX between dollar signs.</summary>
public sealed class Axis
{
    /// <summary>What is measured.</summary>
    public string Title { get; set; } = "";

    /// <summary>In which unit; stands in brackets after the title.</summary>
    public string? Unit { get; set; }

    /// <summary>Whether the axis is logarithmic; values that are not positive are then left out and counted.</summary>
    public bool Log { get; set; }

    /// <summary>The first and last value shown; where there is none the data decide.</summary>
    public (double From, double To)? Range { get; set; }

    /// <summary>Whether values run from the top down or from right to left, as the rows of an image do.</summary>
    public bool Reversed { get; set; }

    /// <summary>Whether ticks, their labels and the grid are drawn.</summary>
    public bool ShowTicks { get; set; } = true;

    /// <summary>Values to mark with a tick in place of those that plotly.js would choose.</summary>
    public IReadOnlyList<double>? Ticks { get; set; }

    /// <summary>The labels of <see cref="Ticks"/>, in the same number; the values themselves when there are none.</summary>
    public IReadOnlyList<string>? TickLabels { get; set; }

    internal string Label => LabelText.ToHtml(Unit is null ? Title : $"{Title} ({Unit})");

    internal JsonObject ToJson()
    {
        var axis = new JsonObject();
        if (Log)
        {
            axis["type"] = "log";
            axis["tickformat"] = "~g";
        }

        WriteRange(axis);
        WriteTicks(axis);
        return axis;
    }

    private void WriteRange(JsonObject axis)
    {
        if (Range is { } range)
        {
            var (from, to) = Reversed ? (range.To, range.From) : range;
            if (Log && (from <= 0 || to <= 0))
            {
                throw new ArgumentException($"The axis \"{Title}\" is logarithmic; its range {range.From} to {range.To} must be positive.");
            }

            axis["range"] = Log ? new JsonArray(Math.Log10(from), Math.Log10(to)) : new JsonArray(from, to);
        }
        else if (Reversed)
        {
            axis["autorange"] = "reversed";
        }
    }

    private void WriteTicks(JsonObject axis)
    {
        if (!ShowTicks)
        {
            (axis["showticklabels"], axis["ticks"], axis["showgrid"], axis["showline"]) = (false, "", false, false);
        }

        if (Ticks is null)
        {
            return;
        }

        if (TickLabels is not null && TickLabels.Count != Ticks.Count)
        {
            throw new ArgumentException($"The axis \"{Title}\" has {Ticks.Count} ticks and {TickLabels.Count} labels for them.");
        }

        axis["tickvals"] = new JsonArray([.. Ticks.Select(tick => (JsonNode)tick)]);
        if (TickLabels is not null)
        {
            axis["ticktext"] = new JsonArray([.. TickLabels.Select(label => (JsonNode)LabelText.ToHtml(label))]);
        }
    }
}
