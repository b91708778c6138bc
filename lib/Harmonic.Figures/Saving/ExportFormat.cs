namespace Harmonic.Figures;

/// <summary>The kinds of picture a figure is saved as.</summary>
public enum ExportFormat
{
    /// <summary>Vector graphics for pages and drawing programs.</summary>
    Svg,

    /// <summary>Vector graphics for papers, on a page of the figure's size, with its fonts embedded.</summary>
    Pdf,

    /// <summary>A picture of points.</summary>
    Png,
}
