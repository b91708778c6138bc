using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>What colours mean: a bar of them beside or above a panel, with ticks and a title.</summary>
internal sealed class ColorBar(PanelRoom room, PageStyle style)
{
    internal void Draw(SKCanvas canvas, PixelRect data)
    {
        var lying = room.Panel.ColorBar == "above";
        var bar = lying
            ? SKRect.Create(
                data.Left,
                (float)(data.Top - room.BarGap - room.ColorTicks.Room.Height - room.TickGap - room.TickLength - room.BarSize),
                data.Width,
                (float)room.BarSize
            )
            : SKRect.Create((float)(data.Right + room.BarGap), data.Top, (float)room.BarSize, data.Height);
        Fill(canvas, bar, lying);
        Ticks(canvas, bar, lying);
        if (lying)
        {
            style.Pen.Write(
                canvas,
                room.ColorTitle,
                style.FontSize,
                style.Ink,
                bar.MidX,
                bar.Top - room.TitleGap,
                SKTextAlign.Center,
                VerticalPlace.Bottom
            );
        }
        else
        {
            // Upwards, as the title of the vertical axis.
            var beside = bar.Right + room.TickLength + room.TickGap + room.ColorTicks.Room.Width + room.TitleGap;
            style.Pen.Write(
                canvas,
                room.ColorTitle,
                style.FontSize,
                style.Ink,
                beside,
                bar.MidY,
                SKTextAlign.Center,
                VerticalPlace.Top,
                -90
            );
        }
    }

    private void Fill(SKCanvas canvas, SKRect bar, bool lying)
    {
        SKColor[] stops = [.. room.Panel.Colors.Stops];
        float[] places = [.. stops.Select((_, index) => index / (stops.Length - 1f))];
        using var shader = lying
            ? SKShader.CreateLinearGradient(new SKPoint(bar.Left, 0), new SKPoint(bar.Right, 0), stops, places, SKShaderTileMode.Clamp)
            : SKShader.CreateLinearGradient(new SKPoint(0, bar.Bottom), new SKPoint(0, bar.Top), stops, places, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(bar, paint);
    }

    private void Ticks(SKCanvas canvas, SKRect bar, bool lying)
    {
        using var paint = new SKPaint
        {
            Color = style.Muted,
            StrokeWidth = style.Width(1),
            IsStroke = true,
            IsAntialias = true,
        };
        var length = (float)room.TickLength;
        var (low, high) = (room.Panel.Colors.Low, room.Panel.Colors.High);
        foreach (var tick in room.ColorTicks.Ticks)
        {
            var part = (float)((tick.Position - low) / (high - low));
            var label = length + room.TickGap;
            if (lying)
            {
                var x = bar.Left + (part * bar.Width);
                canvas.DrawLine(x, bar.Bottom, x, bar.Bottom + length, paint);
                style.Pen.Write(
                    canvas,
                    tick.Label,
                    style.SmallFontSize,
                    style.Ink,
                    x,
                    bar.Bottom + label,
                    SKTextAlign.Center,
                    VerticalPlace.Top
                );
            }
            else
            {
                var y = bar.Bottom - (part * bar.Height);
                canvas.DrawLine(bar.Right, y, bar.Right + length, y, paint);
                style.Pen.Write(
                    canvas,
                    tick.Label,
                    style.SmallFontSize,
                    style.Ink,
                    bar.Right + label,
                    y,
                    SKTextAlign.Left,
                    VerticalPlace.Middle
                );
            }
        }
    }
}
