namespace Harmonic.Figures;

/// <summary>How a figure is saved.</summary>
/// <param name="Theme">How it looks.</param>
/// <param name="Width">Its width; the theme's own when null.</param>
/// <param name="Height">Its height; follows from the shape of the panels when null.</param>
/// <param name="Resolution">Points per inch of a PNG, and of what a browser draws in a vector file.</param>
/// <param name="Letters">Whether panels are lettered (a), (b), …</param>
public sealed record FigureFileOptions(
    Theme Theme,
    Length? Width = null,
    Length? Height = null,
    int Resolution = 300,
    bool Letters = false
);
