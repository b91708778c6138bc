namespace Harmonic.Figures;

/// <summary>How wide a figure stands on a page of two columns.</summary>
public enum PaperWidth
{
    /// <summary>One column, 3.3 inches.</summary>
    SingleColumn,

    /// <summary>Both columns, 6.9 inches.</summary>
    DoubleColumn,
}
