namespace Harmonic.Export;

/// <summary>The lettering of a figure on paper.</summary>
public enum FontFace
{
    /// <summary>Without serifs: Helvetica or Arial, or Liberation Sans, which has their measures.</summary>
    Sans,

    /// <summary>With serifs, to stand in a text set by LaTeX: Latin Modern or Computer Modern, else Times.</summary>
    Serif,
}
