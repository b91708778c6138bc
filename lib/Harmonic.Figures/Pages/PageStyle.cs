using System.Text.Json.Nodes;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>A theme as pages use it: its colours, sizes and fonts.</summary>
internal sealed class PageStyle(Theme theme)
{
    private readonly Recoloring _recoloring = new(theme.Palette);

    internal Theme Theme => theme;

    internal TextPen Pen { get; } = new(theme.FontFamily);

    internal double FontSize => theme.FontSize;

    internal double SmallFontSize => theme.SmallFontSize;

    internal SKColor Ink { get; } = Paints.Parse(theme.Palette.Ink, SKColors.Black);

    internal SKColor Muted { get; } = Paints.Parse(theme.Palette.Muted, SKColors.Gray);

    internal SKColor Grid { get; } = Paints.Parse(theme.Palette.Grid, SKColors.LightGray);

    internal SKColor Background { get; } = Paints.Parse(theme.Palette.Background, SKColors.White);

    /// <summary>The colour of a theme's series of that number for which none is named.</summary>
    internal SKColor Next(int index) => Paints.Parse(theme.Palette.Categorical[Math.Max(0, index) % theme.Palette.Categorical.Count], Ink);

    /// <summary>This theme's colour for one that a figure names.</summary>
    internal SKColor Color(string? named, SKColor otherwise) =>
        named is null ? otherwise : Paints.Parse(_recoloring.Color(named) ?? named, otherwise);

    /// <summary>A width or a diameter that a figure states for the screen.</summary>
    internal float Width(double stated) => (float)(stated * theme.MarkScale);

    /// <summary>This theme's colours for a scale that a figure names.</summary>
    internal IReadOnlyList<SKColor> Scale(JsonArray? named)
    {
        var scale = named is null ? ColorScale.Sequential.ToJson() : _recoloring.Scale(named) ?? named;
        return [.. scale.OfType<JsonArray>().Select(stop => Paints.Parse((string?)stop[1], Ink))];
    }
}
