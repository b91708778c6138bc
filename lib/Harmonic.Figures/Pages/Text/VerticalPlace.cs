namespace Harmonic.Figures.Pages;

/// <summary>Which part of a text stands at its place.</summary>
internal enum VerticalPlace
{
    /// <summary>Its upper edge.</summary>
    Top,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its lower edge.</summary>
    Bottom,
}
