namespace Harmonic.Figures.Pages;

/// <summary>
/// A figure as it is drawn on a page: read from its plotly.js document, in the colours of one theme. Texts are plotly's subset of HTML.
/// </summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Caption">What to look at.</param>
/// <param name="Columns">Panels side by side where there is room for them.</param>
/// <param name="Aspect">Height of a panel as a part of its width.</param>
/// <param name="Panels">The panels row by row.</param>
/// <param name="Key">What colours mean in all panels.</param>
internal sealed record PageFigure(
    string Title,
    string Caption,
    int Columns,
    double Aspect,
    IReadOnlyList<PagePanel> Panels,
    IReadOnlyList<LegendEntry> Key
);
