namespace Harmonic.Figures;

/// <summary>A figure as a PNG inside a notebook file.</summary>
internal static class NotebookPicture
{
    /// <summary>Clouds of thousands of points compress badly; at twice the points they would make the notebook a heavy file.</summary>
    private const int CloudResolution = 96;
    private const int Resolution = 144;

    /// <summary>
    /// The picture in base64, or null, with a line on stderr, where it cannot be drawn: the figure is then kept without it.
    /// </summary>
    internal static string? Of(Figure figure)
    {
        try
        {
            var document = figure.ToPlotly();
            var cloud = document["data"]!.AsArray().Any(trace => (string?)trace!["type"] is "scattergl" or "scatter3d");
            var options = new FigureFileOptions(Theme.Current, Resolution: cloud ? CloudResolution : Resolution);
            return Convert.ToBase64String(FigureFile.DrawAsync(document, ExportFormat.Png, options).GetAwaiter().GetResult());
        }
        catch (ExportException error)
        {
            Console.Error.WriteLine($"No static picture of “{figure.Title}”: {error.Message}");
            return null;
        }
    }
}
