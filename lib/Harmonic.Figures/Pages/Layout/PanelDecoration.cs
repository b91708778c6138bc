using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>
/// Writes all that is text about a panel: ScottPlot's own labels know no indices. Tick labels and axis titles are read from the plot's
/// axes, so that what is changed there shows.
/// </summary>
internal sealed class PanelDecoration(PageLayout layout, int number, PageStyle style) : IPlottable, IRenderLast
{
    private readonly PanelRoom _room = layout.Rooms[number];

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    private TextPen Pen => style.Pen;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        var taken = new List<SKRect>();
        foreach (var label in _room.Panel.Labels)
        {
            var place = Axes.GetPixel(new Coordinates(label.X, label.Y));
            if (label.Tail is { } tail)
            {
                Arrow(rp.Canvas, Axes.GetPixel(new Coordinates(tail.X, tail.Y)), place, label.Color);
                continue;
            }

            var box = FreePlace(label.Text, place, rp.DataRect, taken);
            taken.Add(box);
            if (_room.Panel.Lines.Any(line => line.Vertical && Crosses(box, Axes.GetPixel(new Coordinates(line.Value, label.Y)).X)))
            {
                using var paint = new SKPaint { Color = style.Background };
                rp.Canvas.DrawRect(box, paint);
            }

            Pen.Write(
                rp.Canvas,
                label.Text,
                style.SmallFontSize,
                label.Color,
                box.MidX,
                box.MidY,
                SKTextAlign.Center,
                VerticalPlace.Middle
            );
        }
    }

    private static bool Crosses(SKRect box, float x) => x > box.Left && x < box.Right;

    /// <summary>The room for a label at its place, within the panel, and below those that stand there already.</summary>
    private SKRect FreePlace(string text, Pixel place, PixelRect data, List<SKRect> taken)
    {
        var (width, height) = Pen.Size(text, style.SmallFontSize);
        var inset = height * 0.3f;
        var left = Math.Clamp(place.X - (width / 2), data.Left + inset, Math.Max(data.Left + inset, data.Right - inset - width));
        var box = SKRect.Create(left, place.Y - (height / 2), width, height);
        while (taken.Exists(other => SKRect.Inflate(other, inset, 0).IntersectsWith(box)) && box.Bottom < data.Bottom)
        {
            box.Offset(0, height * 1.1f);
        }

        return box;
    }

    /// <inheritdoc/>
    public void RenderLast(RenderPack rp)
    {
        var (canvas, data) = (rp.Canvas, rp.DataRect);
        WriteTicks(canvas, rp.Plot, data);
        WriteTitles(canvas, rp.Plot, data);
        DrawFrame(canvas, data);
        if (_room.Inside is { } inside)
        {
            DrawInside(canvas, inside, data);
        }

        if (_room.Outside is { } outside)
        {
            var top =
                _room.Panel.LegendPlace == "above"
                    ? data.Top - _room.LyingBar - outside.Height - (style.SmallFontSize * 0.3)
                    : data.Bottom + _room.BelowTicks + _room.Over(_room.XTitle, style.FontSize) + (style.SmallFontSize * 0.7);
            var least = data.Left - layout.LetterReach(number);
            var centred = Math.Min(data.HorizontalCenter - (outside.Width / 2), data.Right + _room.Right - outside.Width);
            outside.Draw(canvas, Math.Max(least, centred), top);
        }

        if (_room.Panel.ColorBar != "none")
        {
            new ColorBar(_room, style).Draw(canvas, data);
        }
    }

    private void WriteTicks(SKCanvas canvas, Plot plot, PixelRect data)
    {
        foreach (var tick in plot.Axes.Bottom.TickGenerator.Ticks.Where(tick => tick.Label.Length > 0))
        {
            var (x, y) = (plot.Axes.Bottom.GetPixel(tick.Position, data), data.Bottom + _room.TickLength + _room.TickGap);
            if (_room.XTicks.Turned)
            {
                Pen.Write(canvas, tick.Label, style.SmallFontSize, style.Ink, x, y, SKTextAlign.Right, VerticalPlace.Middle, -90);
            }
            else
            {
                Pen.Write(canvas, tick.Label, style.SmallFontSize, style.Ink, x, y, SKTextAlign.Center, VerticalPlace.Top);
            }
        }

        foreach (var tick in plot.Axes.Left.TickGenerator.Ticks.Where(tick => tick.Label.Length > 0))
        {
            var (x, y) = (data.Left - _room.TickLength - _room.TickGap, plot.Axes.Left.GetPixel(tick.Position, data));
            Pen.Write(canvas, tick.Label, style.SmallFontSize, style.Ink, x, y, SKTextAlign.Right, VerticalPlace.Middle);
        }
    }

    private void WriteTitles(SKCanvas canvas, Plot plot, PixelRect data)
    {
        var below = data.Bottom + _room.BelowTicks + _room.TitleGap;
        Pen.Write(
            canvas,
            plot.Axes.Bottom.Label.Text,
            style.FontSize,
            style.Ink,
            data.HorizontalCenter,
            below,
            SKTextAlign.Center,
            VerticalPlace.Top
        );
        var beside = data.Left - _room.BesideTicks - _room.TitleGap;
        Pen.Write(
            canvas,
            plot.Axes.Left.Label.Text,
            style.FontSize,
            style.Ink,
            beside,
            data.VerticalCenter,
            SKTextAlign.Center,
            VerticalPlace.Bottom,
            -90
        );
        var color = style.Color(_room.Panel.TitleColor, style.Ink);
        var above = data.Top - _room.LyingBar - (_room.Panel.LegendPlace == "above" ? _room.OutsideLegend : 0) - _room.TitleGap;
        Pen.Write(canvas, _room.Title, style.FontSize, color, data.HorizontalCenter, above, SKTextAlign.Center, VerticalPlace.Bottom);
        if (layout.HasLetters)
        {
            var letter = $"<b>({(char)('a' + (number % 26))})</b>";
            Pen.Write(
                canvas,
                letter,
                style.FontSize,
                style.Ink,
                data.Left - layout.LetterReach(number),
                data.Top - layout.TitleRise(number),
                SKTextAlign.Left,
                VerticalPlace.Top
            );
        }
    }

    private void DrawFrame(SKCanvas canvas, PixelRect data)
    {
        if (_room.Panel.Border is null && !_room.Panel.Mirrored)
        {
            return;
        }

        using var paint = new SKPaint
        {
            IsStroke = true,
            IsAntialias = true,
            Color = style.Color(_room.Panel.Border, style.Muted),
            StrokeWidth = style.Width(_room.Panel.Border is null ? 1 : 2.5),
        };
        canvas.DrawRect(data.ToSKRect(), paint);
    }

    private void DrawInside(SKCanvas canvas, LegendBlock legend, PixelRect data)
    {
        var (inset, place) = (style.SmallFontSize * 0.6, _room.Panel.LegendPlace);
        var left = place.EndsWith("right", StringComparison.Ordinal) ? data.Right - inset - legend.Width : data.Left + inset;
        var top = place.StartsWith("bottom", StringComparison.Ordinal) ? data.Bottom - inset - legend.Height : data.Top + inset;
        using var paint = new SKPaint { Color = Paints.Fade(style.Background, 0.8) };
        var pad = (float)(style.SmallFontSize * 0.3);
        canvas.DrawRect((float)left - pad, (float)top - pad, (float)legend.Width + (2 * pad), (float)legend.Height + (2 * pad), paint);
        legend.Draw(canvas, left, top);
    }

    private void Arrow(SKCanvas canvas, Pixel from, Pixel to, SKColor color)
    {
        var head = (float)style.SmallFontSize * 0.8f;
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = MathF.Max(1e-3f, MathF.Sqrt((dx * dx) + (dy * dy)));
        (dx, dy) = (dx / length, dy / length);
        var neck = new SKPoint(to.X - (dx * head), to.Y - (dy * head));
        using var paint = new SKPaint
        {
            Color = color,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = style.Width(2.5),
        };
        canvas.DrawLine(from.ToSKPoint(), neck, paint);
        using var path = new SKPath();
        path.MoveTo(to.ToSKPoint());
        path.LineTo(neck.X - (dy * head * 0.4f), neck.Y + (dx * head * 0.4f));
        path.LineTo(neck.X + (dy * head * 0.4f), neck.Y - (dx * head * 0.4f));
        path.Close();
        paint.IsStroke = false;
        canvas.DrawPath(path, paint);
    }
}
