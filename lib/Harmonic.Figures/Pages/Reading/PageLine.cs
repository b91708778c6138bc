namespace Harmonic.Figures.Pages;

/// <summary>A line across a whole panel, in the units of the axis it stands on.</summary>
internal sealed record PageLine(double Value, bool Vertical, SkiaSharp.SKColor Color, float Width);
