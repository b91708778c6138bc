namespace Harmonic.Figures.Pages;

/// <summary>One series of data as it stands on a page. Values on a logarithmic axis are logarithms to the base 10.</summary>
internal interface IPageMark
{
    /// <summary>What it covers of the horizontal axis; null where there is nothing to see.</summary>
    (double Low, double High)? Across { get; }

    /// <summary>What it covers of the vertical axis.</summary>
    (double Low, double High)? Upward { get; }

    /// <summary>The part of an axis's length that stays free at either end, where the data choose the range.</summary>
    (double Across, double Upward) Room { get; }

    /// <summary>The least width at which a panel of it can be read, in units of the small font's size.</summary>
    double LeastWidth { get; }

    /// <summary>Whether every tick that is named must be readable; the places of a field say enough without some of them.</summary>
    bool WantsItsTicks => true;

    /// <summary>Adds it to a plot.</summary>
    void AddTo(ScottPlot.Plot plot);
}
