using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Panels that hold an image in place of a plot.</summary>
internal static class ImagePanel
{
    /// <summary>Shows an image with its first row on top, black for 0 and white for 1.</summary>
    internal static void Show(Panel panel, float[,] image) => Show(panel, new Heatmap(image), white: 1);

    /// <summary>The same in whole per cent, which take a quarter of the room in a file.</summary>
    internal static void ShowPercent(Panel panel, float[,] image)
    {
        var percent = new double[image.GetLength(0), image.GetLength(1)];
        for (var row = 0; row < image.GetLength(0); row++)
        {
            for (var column = 0; column < image.GetLength(1); column++)
            {
                percent[row, column] = Math.Round(100 * image[row, column]);
            }
        }
        Show(panel, new Heatmap(percent), white: 100);
    }

    private static void Show(Panel panel, Heatmap image, double white)
    {
        panel.Add(image);
        panel.Colors = new ColorAxis(ColorScale.Grey, 0, white, Bar: ColorBarPlace.None);
        (panel.X.ShowTicks, panel.Y.ShowTicks) = (false, false);
        panel.Y.Reversed = true;
        panel.Border ??= Colors.Grey;
    }
}
