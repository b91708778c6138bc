namespace Harmonic.Figures;

/// <summary>
/// All colours of a theme. Entry by entry, one palette's colours stand for another's: that is how a figure changes its theme.
/// </summary>
internal sealed record Palette(
    IReadOnlyList<string> Categorical,
    string Muted,
    string Ink,
    string Grid,
    string Background,
    IReadOnlyList<ColorScale> Scales
)
{
    /// <summary>For light backgrounds. The colours of <see cref="Colors"/> and <see cref="ColorScale"/> are this palette's.</summary>
    internal static readonly Palette Light = new(
        [Colors.Blue, Colors.Green, Colors.Vermillion, Colors.Purple, Colors.Amber, Colors.Sky],
        Colors.Grey,
        Colors.Ink,
        "#E3E6EA",
        "#FFFFFF",
        [ColorScale.Sequential, ColorScale.Diverging, ColorScale.DivergingSecond]
    );

    /// <summary>For dark backgrounds: the same hues, as far apart for every reader as those are.</summary>
    internal static readonly Palette Dark = new(
        ["#3780F7", "#16C37F", "#FC460B", "#DC87B1", "#FDD900", "#B8F2FF"],
        "#9AA3AF",
        "#E4E7EB",
        "#343A44",
        "#16191F",
        [ColorScale.Sequential, ColorScale.DivergingOnDark, ColorScale.DivergingSecondOnDark]
    );

    /// <summary>Every single colour that a figure may name, in the same order in every palette.</summary>
    internal IEnumerable<string> Named => [.. Categorical, Muted, Ink];
}
