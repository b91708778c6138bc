using System.Runtime.InteropServices;
using ScottPlot;
using SkiaSharp;
using Map = ScottPlot.Plottables.Heatmap;

namespace Harmonic.Figures.Pages;

/// <summary>A matrix or an image: a field about each whole number, the first row at 0.</summary>
internal sealed record FieldMark(double[,] Cells, PageColors Colors, string? Format, TextPen Pen, double FontSize)
    : IPageMark,
        Map.IRenderStrategy
{
    /// <summary>Programs smooth small pictures that they enlarge; of one this large nothing is seen of it.</summary>
    private const int LeastSide = 360;

    /// <summary>Small images are many in a figure; their fields are large enough with so many points a side.</summary>
    private const int MostTimes = 12;

    /// <inheritdoc/>
    public (double Low, double High)? Across => Cells.Length == 0 ? null : (-0.5, Cells.GetLength(1) - 0.5);

    /// <inheritdoc/>
    public (double Low, double High)? Upward => Cells.Length == 0 ? null : (-0.5, Cells.GetLength(0) - 0.5);

    /// <inheritdoc/>
    public (double Across, double Upward) Room => (0, 0);

    /// <inheritdoc/>
    public double LeastWidth => 8.5;

    /// <inheritdoc/>
    public bool WantsItsTicks => false;

    /// <inheritdoc/>
    public void AddTo(Plot plot)
    {
        var map = plot.Add.Heatmap(Cells);
        (map.Colormap, map.ManualRange, map.RenderStrategy) = (Colors, new ScottPlot.Range(Colors.Low, Colors.High), this);
        map.Extent = new CoordinateRect(0, Math.Max(1, Cells.GetLength(1) - 1), 0, Math.Max(1, Cells.GetLength(0) - 1));
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp, Map hm)
    {
        if (rp.Canvas is SKNoDrawCanvas)
        {
            return;
        }

        var (rows, columns) = (Cells.GetLength(0), Cells.GetLength(1));
        var first = hm.Axes.GetPixel(new Coordinates(-0.5, -0.5));
        var last = hm.Axes.GetPixel(new Coordinates(columns - 0.5, rows - 0.5));
        using var picture = Picture(rows, columns, last.X < first.X, last.Y < first.Y, hm);
        var place = new SKRect(Math.Min(first.X, last.X), Math.Min(first.Y, last.Y), Math.Max(first.X, last.X), Math.Max(first.Y, last.Y));
        using var paint = new SKPaint { IsAntialias = false };
        rp.Canvas.DrawImage(picture, place, new SKSamplingOptions(SKFilterMode.Nearest), paint);
        if (Format is not null)
        {
            WriteValues(rp.Canvas, hm, place.Width / columns, place.Height / rows);
        }
    }

    private static SKImage Picture(int rows, int columns, bool mirrored, bool upsideDown, Map map)
    {
        var range = map.ManualRange ?? map.DataRange;
        var pixels = new uint[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = map.Intensities[upsideDown ? rows - 1 - row : row, mirrored ? columns - 1 - column : column];
                pixels[(row * columns) + column] = (uint)(
                    double.IsFinite(value) ? map.Colormap.GetColor(value, range).ToSKColor() : SKColors.Transparent
                );
            }
        }

        var times = Math.Clamp(LeastSide / Math.Max(rows, columns), 1, MostTimes);
        var enlarged = new uint[rows * columns * times * times];
        for (var place = 0; place < enlarged.Length; place++)
        {
            var (row, column) = (place / (columns * times) / times, place % (columns * times) / times);
            enlarged[place] = pixels[(row * columns) + column];
        }

        var shape = new SKImageInfo(columns * times, rows * times, SKColorType.Bgra8888, SKAlphaType.Unpremul);
        return SKImage.FromPixelCopy(shape, MemoryMarshal.AsBytes(enlarged.AsSpan()));
    }

    private void WriteValues(SKCanvas canvas, Map map, float width, float height)
    {
        for (var row = 0; row < Cells.GetLength(0); row++)
        {
            for (var column = 0; column < Cells.GetLength(1); column++)
            {
                var text = double.IsFinite(Cells[row, column]) ? TickText.Formatted(Cells[row, column], Format!) : "";
                var (wide, high) = Pen.Size(text, FontSize);
                if (wide < width * 0.95 && high < height)
                {
                    var color = Colors.Of(Cells[row, column]);
                    var dark = (0.3 * color.Red) + (0.59 * color.Green) + (0.11 * color.Blue) < 140;
                    var place = map.Axes.GetPixel(new Coordinates(column, row));
                    Pen.Write(
                        canvas,
                        text,
                        FontSize,
                        dark ? SKColors.White : SKColors.Black,
                        place.X,
                        place.Y,
                        SKTextAlign.Center,
                        VerticalPlace.Middle
                    );
                }
            }
        }
    }
}
