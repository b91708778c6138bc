namespace Harmonic.Figures.Pages;

/// <summary>One panel of a page.</summary>
internal sealed record PagePanel
{
    internal required string Title { get; init; }

    internal string? TitleColor { get; init; }

    internal required PageAxis X { get; init; }

    internal required PageAxis Y { get; init; }

    /// <summary>Whether a unit is as long on one axis as on the other.</summary>
    internal bool EqualAspect { get; init; }

    /// <summary>Colour of a thick frame, if any.</summary>
    internal string? Border { get; init; }

    /// <summary>Whether a thin frame goes all around.</summary>
    internal bool Mirrored { get; init; }

    /// <summary>Where the legend stands: above, below, top-left, top-right, bottom-left, bottom-right or none.</summary>
    internal required string LegendPlace { get; init; }

    /// <summary>Its series that have a name.</summary>
    internal required IReadOnlyList<LegendEntry> Series { get; init; }

    /// <summary>The entries of its legend.</summary>
    internal IReadOnlyList<LegendEntry> Legend => LegendPlace == "none" ? [] : Series;

    /// <summary>Where the colour bar stands: right, above or none.</summary>
    internal required string ColorBar { get; init; }

    internal required string ColorTitle { get; init; }

    /// <summary>How numbers become colours.</summary>
    internal required PageColors Colors { get; init; }

    internal required IReadOnlyList<IPageMark> Marks { get; init; }

    internal required IReadOnlyList<PageLabel> Labels { get; init; }

    internal required IReadOnlyList<PageLine> Lines { get; init; }

    /// <summary>The least width at which it can be read, in units of the small font's size.</summary>
    internal double LeastWidth => IsPicture ? 2.9 : Marks.Select(mark => mark.LeastWidth).DefaultIfEmpty(5).Max();

    /// <summary>Whether every tick that is named must be readable.</summary>
    internal bool WantsItsTicks => Marks.All(mark => mark.WantsItsTicks);

    /// <summary>Whether it is a picture alone, without ticks.</summary>
    internal bool IsPicture => !X.ShowTicks && !Y.ShowTicks;
}
