using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>One thing that a function drew: a figure, or what can be written as HTML.</summary>
/// <param name="Document"><c>figure</c>, a plotly.js document, or <c>html</c>.</param>
/// <param name="Figure">The figure, if it is one.</param>
internal sealed record ShownPart(JsonObject Document, Figure? Figure)
{
    /// <summary>What a function returned, in parts.</summary>
    /// <exception cref="ArgumentException">There is no figure in it.</exception>
    internal static IReadOnlyList<ShownPart> Of(object? result)
    {
        List<ShownPart> parts = [.. Flat(result).Select(One)];
        return parts.Exists(part => part.Figure is not null)
            ? parts
            : throw new ArgumentException("The function is to return a figure, or a figure and more in a tuple: (figure, sound).");
    }

    private static IEnumerable<object?> Flat(object? result) =>
        result is ITuple tuple ? Enumerable.Range(0, tuple.Length).SelectMany(index => Flat(tuple[index])) : [result];

    private static ShownPart One(object? value) =>
        value is Figure figure
            ? new ShownPart(new JsonObject { ["figure"] = figure.ToPlotly() }, figure)
            : new ShownPart(new JsonObject { ["html"] = Html(value) }, null);

    /// <summary>As the type's own formatter writes it (sounds, tables), else its text.</summary>
    private static string Html(object? value)
    {
        if (value?.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>() is { } source)
        {
            var maker = Activator.CreateInstance(source.FormatterSourceType)!;
            var formatters = source.FormatterSourceType.GetMethod("CreateTypeFormatters")?.Invoke(maker, null);
            foreach (var formatter in formatters as IEnumerable<INotebookFormatter> ?? [])
            {
                using var writer = new StringWriter();
                if (formatter.MimeType == "text/html" && formatter.Format(value, writer))
                {
                    return writer.ToString();
                }
            }
        }

        return $"<pre>{WebUtility.HtmlEncode(value?.ToString())}</pre>";
    }
}
