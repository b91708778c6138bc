using System.Globalization;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Colours from the texts that a document names them by.</summary>
internal static class Paints
{
    internal static ScottPlot.Color Of(SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);

    /// <summary>A colour written <c>#RRGGBB</c> or <c>#RRGGBBAA</c>; <paramref name="otherwise"/> for any other text.</summary>
    internal static SKColor Parse(string? text, SKColor otherwise)
    {
        if (
            text is not ['#', ..]
            || text.Length is not (7 or 9)
            || !uint.TryParse(text.AsSpan(1), NumberStyles.HexNumber, null, out var bits)
        )
        {
            return otherwise;
        }

        var (color, alpha) = text.Length == 9 ? (bits >> 8, (byte)bits) : (bits, (byte)255);
        return new SKColor(color | 0xFF000000).WithAlpha(alpha);
    }

    internal static SKColor Fade(SKColor color, double opacity) =>
        color.WithAlpha((byte)Math.Round(color.Alpha * Math.Clamp(opacity, 0, 1)));
}
