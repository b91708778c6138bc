namespace Harmonic.Figures.Pages;

/// <summary>One axis of a panel on a page. On a logarithmic one all places are logarithms to the base 10.</summary>
internal sealed record PageAxis
{
    internal required string Title { get; init; }

    internal bool Log { get; init; }

    /// <summary>The first and last place shown; the first is the greater where values run backwards.</summary>
    internal (double From, double To) Range { get; init; }

    internal bool ShowTicks { get; init; } = true;

    internal bool ShowGrid { get; init; } = true;

    internal bool ShowLine { get; init; } = true;

    internal bool ShowMarks { get; init; } = true;

    /// <summary>Places to mark and their labels, where the figure names them.</summary>
    internal IReadOnlyList<(double Place, string Label)>? Ticks { get; init; }

    /// <summary>Whether the labels name things, all of which must be shown.</summary>
    internal bool Named { get; init; }

    /// <summary>The smaller and the greater end.</summary>
    internal (double Low, double High) Ends => (Math.Min(Range.From, Range.To), Math.Max(Range.From, Range.To));
}
