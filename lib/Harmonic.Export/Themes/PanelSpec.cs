using System.Text.Json.Nodes;

namespace Harmonic.Export;

/// <summary>What a figure says about one of its panels in <c>layout.meta.panels</c>, for a theme to arrange.</summary>
/// <param name="Title">Text above the panel; empty for none.</param>
/// <param name="TitleColor">Colour of that text; the theme's own when null.</param>
/// <param name="Legend">Where the legend stands: above, below, top-left, top-right, bottom-left, bottom-right or none.</param>
/// <param name="Border">Colour of a thick frame, if any.</param>
/// <param name="ColorBar">Whether a colour bar stands to the right.</param>
/// <param name="TickWidth">Width of the tick labels of the vertical axis, in units of their font size.</param>
internal sealed record PanelSpec(string Title, string? TitleColor, string Legend, string? Border, bool ColorBar, double TickWidth)
{
    internal static PanelSpec From(JsonObject panel) => new(
        (string?)panel["title"] ?? "",
        (string?)panel["titleColor"],
        (string?)panel["legend"] ?? "none",
        (string?)panel["border"],
        (bool?)panel["colorBar"] ?? false,
        (double?)panel["tickWidth"] ?? 2.4);
}
