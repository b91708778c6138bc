using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests.Pages;

/// <summary>The figures of the executed notebooks of this repository, as they lie in their outputs.</summary>
internal static class NotebookPages
{
    /// <summary>Name and document of each; those in space are left to the browser.</summary>
    internal static (string Name, JsonObject Document)[] All { get; } = [.. Read()];

    private static IEnumerable<(string, JsonObject)> Read()
    {
        var root = Upwards(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "HarmonicNotebooks.sln")));
        foreach (var path in Directory.GetFiles(Path.Combine(root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal))
        {
            var figures = JsonNode.Parse(File.ReadAllText(path))!["cells"]!
                .AsArray()
                .SelectMany(cell => cell!["outputs"] as JsonArray ?? [])
                .Select(output => output!["data"]?["application/vnd.plotly.v1+json"])
                .OfType<JsonObject>();
            foreach (var (index, figure) in figures.Index())
            {
                yield return ($"{Path.GetFileNameWithoutExtension(path)}, figure {index + 1}", figure);
            }
        }
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
