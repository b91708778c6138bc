namespace Harmonic.Figures;

/// <summary>
/// The colours a figure is written in. They are those of Okabe and Ito (2008), which readers with the common colour-vision
/// deficiencies tell apart; a theme exchanges them for its own (see <see cref="Palette"/>), so that a figure names a colour once.
/// </summary>
public static class Colors
{
    /// <summary>First categorical colour; pitch throughout the write-ups.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Second categorical colour; time throughout the write-ups.</summary>
    public const string Green = "#009E73";

    /// <summary>Third categorical colour; the crossing of pitch and time, and means drawn over single runs.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>Fourth categorical colour.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>Fifth categorical colour.</summary>
    public const string Amber = "#E69F00";

    /// <summary>Sixth categorical colour.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>A grey for what stays in the background: raw series, reference lines.</summary>
    public const string Grey = "#8A8F98";

    /// <summary>The colour of text and axes.</summary>
    public const string Ink = "#22262B";

    /// <summary>The colours of lines of one panel, the first for what the figure is about.</summary>
    public static IReadOnlyList<string> Series { get; } = [Blue, Vermillion, Green, Purple, Amber, Sky, Grey];
}
