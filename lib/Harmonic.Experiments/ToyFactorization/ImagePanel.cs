using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Panels that hold an image in place of a plot.</summary>
internal static class ImagePanel
{
    /// <summary>Shows an image with its first row on top, black for 0 and white for 1.</summary>
    internal static void Show(Panel panel, float[,] image)
    {
        panel.Add(new Heatmap(image));
        panel.Colors = new ColorAxis(ColorScale.Grey, 0, 1, Bar: ColorBarPlace.None);
        (panel.X.ShowTicks, panel.Y.ShowTicks) = (false, false);
        panel.Y.Reversed = true;
        panel.Border ??= Colors.Grey;
    }
}
