namespace Harmonic.Figures.Pages;

/// <summary>One entry of a legend: a name and the sign before it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Color">The colour of the sign.</param>
/// <param name="Line">Width of a line through it, or 0.</param>
/// <param name="Dashed">Whether that line is dashed.</param>
/// <param name="Sign">What else it shows.</param>
internal sealed record LegendEntry(string Name, SkiaSharp.SKColor Color, float Line, bool Dashed, LegendSign Sign);
