namespace Harmonic.Figures;

/// <summary>The lettering of a figure on paper.</summary>
public enum FontFace
{
    /// <summary>Without serifs: Arial, or Liberation Sans, which has its measures.</summary>
    Sans,

    /// <summary>
    /// With serifs, to stand in a text set in Times, as most journals do: Times New Roman, or Liberation Serif, which has its measures.
    /// </summary>
    Serif,
}
