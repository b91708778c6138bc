using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>What a figure says about one of its panels in <c>layout.meta.panels</c>, for a theme to arrange.</summary>
internal sealed record PanelSpec
{
    private PanelSpec(JsonObject panel)
    {
        Title = (string?)panel["title"] ?? "";
        TitleColor = (string?)panel["titleColor"];
        XTitle = (string?)panel["xTitle"] ?? "";
        YTitle = (string?)panel["yTitle"] ?? "";
        Legend = (string?)panel["legend"] ?? "none";
        Border = (string?)panel["border"];
        ColorBar = (string?)panel["colorBar"] ?? "none";
        ColorTitle = (string?)panel["colorTitle"] ?? "";
        HasDotsOnly = (bool?)panel["dots"] ?? false;
        TickWidth = (double?)panel["tickWidth"] ?? 2.4;
    }

    /// <summary>Text above the panel; empty for none.</summary>
    internal string Title { get; }

    /// <summary>Colour of that text; the theme's own when null.</summary>
    internal string? TitleColor { get; }

    /// <summary>Title of the horizontal axis.</summary>
    internal string XTitle { get; }

    /// <summary>Title of the vertical axis.</summary>
    internal string YTitle { get; }

    /// <summary>Where the legend stands: above, below, top-left, top-right, bottom-left, bottom-right or none.</summary>
    internal string Legend { get; }

    /// <summary>Whether all it shows is points, which a legend must draw larger than they are.</summary>
    internal bool HasDotsOnly { get; }

    /// <summary>Colour of a thick frame, if any.</summary>
    internal string? Border { get; }

    /// <summary>Where the colour bar stands: right, above or none.</summary>
    internal string ColorBar { get; }

    /// <summary>What its colours mean.</summary>
    internal string ColorTitle { get; }

    /// <summary>Width of the tick labels of the vertical axis, in units of their font size.</summary>
    internal double TickWidth { get; }

    internal static PanelSpec From(JsonObject panel) => new(panel);
}
