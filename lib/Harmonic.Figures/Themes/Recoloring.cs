using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>Exchanges the colours of any known palette for those of one palette, wherever a document names them.</summary>
internal sealed class Recoloring
{
    private readonly Dictionary<string, string> _colors = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(IReadOnlyList<string> Stops, ColorScale Scale)> _scales = [];

    internal Recoloring(Palette target)
    {
        foreach (var known in (Palette[])[Palette.Light, Palette.Dark])
        {
            foreach (var (from, to) in known.Named.Zip(target.Named))
            {
                _colors[from] = to;
            }

            _scales.AddRange(known.Scales.Zip(target.Scales, (from, to) => (from.Stops, to)));
        }
    }

    /// <summary>
    /// The exchange as a script can make it: colours by colour, and scales as pairs of the stops of one and the whole of the other.
    /// </summary>
    internal JsonObject ToJson() =>
        new()
        {
            ["colors"] = new JsonObject(_colors.Select(pair => KeyValuePair.Create(pair.Key.ToUpperInvariant(), (JsonNode?)pair.Value))),
            ["scales"] = new JsonArray([
                .. _scales.Select(known => new JsonArray(
                    new JsonArray([.. known.Stops.Select(stop => (JsonNode)stop)]),
                    known.Scale.ToJson()
                )),
            ]),
        };

    /// <summary>The palette's colour for one that a figure names, with its opacity; null where it keeps its own.</summary>
    internal string? Color(string named) =>
        // Two more digits are the colour's opacity.
        named is ['#', ..]
        && named.Length is 7 or 9
        && _colors.TryGetValue(named[..7], out var color)
            ? color + named[7..]
            : null;

    /// <summary>The palette's scale for one that a figure names; null where it keeps its own.</summary>
    internal JsonArray? Scale(JsonArray named)
    {
        var stops = named.Select(StopColor).ToArray();
        return _scales.FirstOrDefault(known => known.Stops.SequenceEqual(stops, StringComparer.OrdinalIgnoreCase)).Scale?.ToJson();
    }

    internal void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject holder:
                foreach (var name in holder.Select(member => member.Key).ToArray())
                {
                    if (Replacement(holder[name]) is { } replacement)
                    {
                        holder[name] = replacement;
                    }
                    else
                    {
                        Apply(holder[name]);
                    }
                }

                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    if (Replacement(list[index]) is { } replacement)
                    {
                        list[index] = replacement;
                    }
                    else
                    {
                        Apply(list[index]);
                    }
                }

                break;
        }
    }

    private JsonNode? Replacement(JsonNode? node) =>
        node switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) && Color(text) is { } color => JsonValue.Create(color),
            JsonArray { Count: > 2 } array when array[0] is JsonArray { Count: 2 } => Scale(array),
            _ => null,
        };

    private static string StopColor(JsonNode? stop) =>
        stop is JsonArray { Count: 2 } pair && pair[1] is JsonValue value && value.TryGetValue<string>(out var color) ? color : "";
}
