using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>The entries of a legend set in lines of a given width.</summary>
internal sealed class LegendBlock
{
    private readonly PageStyle _style;
    private readonly List<(LegendEntry Entry, string Name, double X, double Y)> _places = [];

    internal LegendBlock(PageStyle style, IReadOnlyList<LegendEntry> entries, double width)
    {
        _style = style;
        var (x, y) = (0.0, 0.0);
        var lineHeight = 0.0;
        foreach (var entry in entries)
        {
            var name = style.Pen.Wrap(entry.Name, Size, Math.Max(width - Sign, Size * 4));
            var (wide, high) = style.Pen.Size(name, Size);
            if (x > 0 && x + Sign + wide > width)
            {
                (x, y, lineHeight) = (0, y + lineHeight + (Size * 0.35), 0);
            }

            _places.Add((entry, name, x, y));
            lineHeight = Math.Max(lineHeight, Math.Max(high, Size));
            (Width, Height) = (Math.Max(Width, x + Sign + wide), y + lineHeight);
            x += Sign + wide + (Size * 1.3);
        }
    }

    internal IEnumerable<LegendEntry> Entries => _places.Select(place => place.Entry);

    internal double Width { get; }

    internal double Height { get; }

    private double Size => _style.SmallFontSize;

    private double Sign => Size * 2.3;

    internal void Draw(SKCanvas canvas, double left, double top)
    {
        foreach (var (entry, name, x, y) in _places)
        {
            var middle = (float)(top + y + (Size * 0.47));
            DrawSign(canvas, entry, (float)(left + x), middle);
            _style.Pen.Write(canvas, name, Size, _style.Ink, left + x + Sign, top + y, SKTextAlign.Left, VerticalPlace.Top);
        }
    }

    private void DrawSign(SKCanvas canvas, LegendEntry entry, float left, float middle)
    {
        var (length, height) = ((float)Size * 1.8f, (float)Size * 0.62f);
        using var paint = new SKPaint { Color = entry.Color, IsAntialias = true };
        if (entry.Sign == LegendSign.Area)
        {
            paint.Color = Paints.Fade(entry.Color, entry.Line > 0 ? 0.5 : 1);
            canvas.DrawRect(left, middle - (height / 2), length, height, paint);
        }

        if (entry.Line > 0)
        {
            (paint.Color, paint.IsStroke, paint.StrokeWidth) = (entry.Color, true, Math.Max(entry.Line, 1));
            using var path = new SKPath();
            path.MoveTo(left, middle);
            path.LineTo(left + length, middle);
            Dashes.Draw(canvas, path, paint, entry.Dashed ? length / 4 : length, length / 8);
        }

        if (entry.Sign == LegendSign.Dot)
        {
            paint.IsStroke = false;
            canvas.DrawCircle(left + (length / 2), middle, (float)Size * 0.3f, paint);
        }
        else if (entry.Sign == LegendSign.Frame)
        {
            (paint.IsStroke, paint.StrokeWidth) = (true, (float)Size * 0.18f);
            canvas.DrawRect(left + ((length - height) / 2), middle - (height / 2), height, height, paint);
        }
    }
}
