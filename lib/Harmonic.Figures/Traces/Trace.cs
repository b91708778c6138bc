using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>One series of data in a panel.</summary>
public abstract class Trace
{
    private protected Trace() { }

    /// <summary>The name in the legend; a trace without one is not listed.</summary>
    public string? Name { get; init; }

    /// <summary>A colour of <see cref="Colors"/> or any CSS colour; the theme's next one when null.</summary>
    public string? Color { get; init; }

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Whether there is nothing in it to draw.</summary>
    internal abstract bool IsEmpty { get; }

    /// <summary>Whether it is points alone, which a legend must draw larger than they are.</summary>
    internal virtual bool IsDots => false;

    /// <summary>The values along the vertical axis, from which the room for its labels is estimated.</summary>
    internal abstract Values Vertical { get; }

    internal abstract IEnumerable<JsonObject> Draw(DrawingPlace place);

    private protected JsonObject Start(string type, DrawingPlace place)
    {
        var trace = new JsonObject
        {
            ["type"] = type,
            ["xaxis"] = place.XAxis,
            ["yaxis"] = place.YAxis,
        };
        Describe(trace, place);
        return trace;
    }

    private protected void Describe(JsonObject trace, DrawingPlace place)
    {
        if (Name is not null)
        {
            trace["name"] = LabelText.ToHtml(Name);
        }

        trace["showlegend"] = Name is not null && place.HasLegend;
        trace["legend"] = place.Legend;
        if (Opacity < 1)
        {
            trace["opacity"] = Opacity;
        }
    }

    /// <summary>Line width and marker size on the screen are noted beside the trace, so that every theme can scale them.</summary>
    private protected JsonObject Line(double width) => Colored(new JsonObject { ["width"] = width });

    private protected JsonObject Colored(JsonObject part)
    {
        if (Color is not null)
        {
            part["color"] = Color;
        }

        return part;
    }

    private protected static void RequireSameLength(string trace, params (string Name, Values Values)[] columns)
    {
        if (columns.FirstOrDefault(column => column.Values.Count != columns[0].Values.Count) is { Name: not null } other)
        {
            throw new ArgumentException(
                $"A {trace} needs as many values of {other.Name} as of {columns[0].Name}: there are {other.Values.Count} and "
                    + $"{columns[0].Values.Count}."
            );
        }
    }
}
