namespace Harmonic.Figures.Pages;

/// <summary>The sign of a legend's entry, beside its line.</summary>
internal enum LegendSign
{
    /// <summary>The line alone.</summary>
    None,

    /// <summary>A point.</summary>
    Dot,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A frame.</summary>
    Frame,
}
