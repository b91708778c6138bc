namespace Harmonic.Figures;

/// <summary>Where the legend of a panel stands.</summary>
public enum LegendPlace
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Between the panel and its title.</summary>
    Above,

    /// <summary>Under the panel's horizontal axis.</summary>
    Below,

    /// <summary>Inside, in the upper left corner.</summary>
    TopLeft,

    /// <summary>Inside, in the upper right corner.</summary>
    TopRight,

    /// <summary>Inside, in the lower left corner.</summary>
    BottomLeft,

    /// <summary>Inside, in the lower right corner.</summary>
    BottomRight,
}
