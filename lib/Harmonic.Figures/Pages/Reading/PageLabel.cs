namespace Harmonic.Figures.Pages;

/// <summary>A text in a panel, and the arrow that comes to its place where it has a tail.</summary>
/// <param name="X">Its place along the horizontal axis, in the axis's own units.</param>
/// <param name="Y">Its place along the vertical axis.</param>
/// <param name="Text">The text.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Tail">Where its arrow starts.</param>
internal sealed record PageLabel(double X, double Y, string Text, SkiaSharp.SKColor Color, (double X, double Y)? Tail);
