using System.Net;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A figure as HTML for Jupyter front ends, with or without a network.</summary>
internal static class NotebookHtml
{
    /// <summary>
    /// The figure and a script that draws it. plotly.js is loaded once a page: from the kernel's own folder on the Jupyter server, else
    /// from the network. Where scripts do not run, the text stands there.
    /// </summary>
    internal static string Of(JsonObject figure, string text)
    {
        var layout = figure["layout"]!;
        return EmbeddedText
            .Read(typeof(NotebookHtml).Assembly, "notebook.html")
            .Replace("{{loader}}", Loader(), StringComparison.Ordinal)
            .Replace("{{id}}", "harmonic-" + Guid.NewGuid().ToString("N"), StringComparison.Ordinal)
            .Replace("{{width}}", layout["width"]!.ToJsonString(), StringComparison.Ordinal)
            .Replace("{{height}}", layout["height"]!.ToJsonString(), StringComparison.Ordinal)
            .Replace("{{text}}", WebUtility.HtmlEncode(text), StringComparison.Ordinal)
            .Replace("{{figure}}", FigurePage.ScriptJson(figure), StringComparison.Ordinal);
    }

    /// <summary>The script that sets <c>window.harmonicPlotly</c>, which ends when plotly.js is there.</summary>
    internal static string Loader() =>
        EmbeddedText
            .Read(typeof(NotebookHtml).Assembly, "load-plotly.js")
            .Replace("{{version}}", PlotlyLibrary.Version, StringComparison.Ordinal);
}
