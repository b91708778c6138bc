using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Documents;

/// <summary>Text as notebooks hold it: one string, or a list of lines that keep their ends.</summary>
internal static class MultilineText
{
    /// <summary>The whole text.</summary>
    public static string Join(JsonNode? node) =>
        node switch
        {
            JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
            JsonValue value when value.TryGetValue<string>(out var whole) => whole,
            _ => "",
        };

    /// <summary>A list of lines, as Jupyter writes it.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>What a terminal would show: a carriage return goes back to the line's start, and what follows overwrites it.</summary>
    public static string CollapseCarriageReturns(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal))
        {
            return text;
        }
        var collapsed = new StringBuilder(text.Length);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            collapsed.Append(Overwrite(lines[index])).Append(index < lines.Length - 1 ? "\n" : "");
        }
        return collapsed.ToString();
    }

    private static string Overwrite(string line) =>
        line.Split('\r').Aggregate("", (shown, next) => next.Length >= shown.Length ? next : next + shown[next.Length..]);
}
