namespace Harmonic.Figures;

/// <summary>Where the colour bar of a panel stands.</summary>
public enum ColorBarPlace
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Upright, to the right of the panel.</summary>
    Right,

    /// <summary>Lying, between the panel and its title.</summary>
    Above,
}
