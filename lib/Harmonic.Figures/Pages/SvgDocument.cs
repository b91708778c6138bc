using System.Globalization;

namespace Harmonic.Figures.Pages;

/// <summary>What Skia's SVG lacks to be placed at its true size in a document.</summary>
internal static class SvgDocument
{
    /// <summary>States the size in inches, and the pixels drawn in as the picture's own.</summary>
    internal static string Finish(string svg, (double Width, double Height) inches)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        var end = svg.IndexOf('>', start);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{inches.Width:0.####}in\" height=\"{inches.Height:0.####}in\" viewBox=\"0 0 {inches.Width * 96:0.###} {inches.Height * 96:0.###}\"");
        return svg[..start] + head + svg[end..];
    }
}
