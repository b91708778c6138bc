using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Measures and writes labels in the fonts of one theme.</summary>
/// <param name="families">The fonts, as CSS lists them.</param>
internal sealed class TextPen(string families)
{
    /// <summary>From one line to the next, in units of the font size.</summary>
    internal const double LineHeight = 1.25;

    /// <summary>Height of capital letters, and how far letters reach below the line.</summary>
    private const double Ascent = 0.74,
        Descent = 0.2;

    private readonly FontFamily _fonts = FontFamily.Of(families);
    private readonly ConcurrentDictionary<(string Html, double Size), (float Width, float Height)> _sizes = new();

    /// <summary>Told the place of every text that is written, in the units of the canvas.</summary>
    internal Action<string, SKRect>? Written { get; set; }

    /// <summary>Width of the widest line and height of all lines.</summary>
    internal (float Width, float Height) Size(string html, double size) => html.Length == 0 ? (0, 0) : _sizes.GetOrAdd((html, size), key =>
            {
                var lines = RichText.Parse(key.Html).Lines;
                return (
                    (float)lines.Max(line => Width(line, key.Size)),
                    (float)(key.Size * (((lines.Count - 1) * LineHeight) + Ascent + Descent))
                );
            });

    /// <summary>The text broken into lines of at most that width, as far as its words allow.</summary>
    internal string Wrap(string html, double size, double width) =>
        TextMeasure.Wrap(html, width / size, word => Size(word, size).Width / size);

    /// <summary>The text in as few lines as that width allows, and those about as long as one another.</summary>
    internal string Balance(string html, double size, double width)
    {
        var balanced = Wrap(html, size, width);
        for (var narrower = width * 0.95; narrower > width * 0.3; narrower *= 0.95)
        {
            var next = Wrap(html, size, narrower);
            if (TextMeasure.Lines(next) > TextMeasure.Lines(balanced))
            {
                break;
            }

            balanced = next;
        }

        return balanced;
    }

    /// <summary>Writes a label, turned by some degrees about its place.</summary>
    internal void Write(
        SKCanvas canvas,
        string html,
        double size,
        SKColor color,
        double x,
        double y,
        SKTextAlign align,
        VerticalPlace vertical,
        float turned = 0
    )
    {
        if (html.Length == 0)
        {
            return;
        }

        var lines = RichText.Parse(html).Lines;
        var (width, height) = Size(html, size);
        var top = vertical switch
        {
            VerticalPlace.Top => 0,
            VerticalPlace.Middle => -height / 2,
            _ => -height,
        };
        canvas.Save();
        canvas.Translate((float)x, (float)y);
        canvas.RotateDegrees(turned);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        for (var line = 0; line < lines.Count; line++)
        {
            WriteLine(
                canvas,
                paint,
                lines[line],
                size,
                Start(align, Width(lines[line], size)),
                top + (size * (Ascent + (line * LineHeight)))
            );
        }

        var left = Start(align, width);
        Written?.Invoke(html, canvas.TotalMatrix.MapRect(new SKRect((float)left, top, (float)left + width, top + height)));
        canvas.Restore();
    }

    private static double Start(SKTextAlign align, double width) =>
        align switch
        {
            SKTextAlign.Left => 0,
            SKTextAlign.Center => -width / 2,
            _ => -width,
        };

    private double Width(IReadOnlyList<RichText.Piece> line, double size)
    {
        var width = 0.0;
        foreach (var (text, font) in line.SelectMany(piece => Stretches(piece, size)))
        {
            using (font)
            {
                width += font.MeasureText(text);
            }
        }

        return width;
    }

    private void WriteLine(SKCanvas canvas, SKPaint paint, IReadOnlyList<RichText.Piece> line, double size, double x, double y)
    {
        foreach (var piece in line)
        {
            var before = 0f;
            foreach (var (text, font) in Stretches(piece, size))
            {
                using (font)
                {
                    var width = font.MeasureText(text, out var bounds);
                    var over = Rune.GetUnicodeCategory(Rune.GetRuneAt(text, 0)) == System.Globalization.UnicodeCategory.NonSpacingMark;

                    // An accent stands over the middle of the sign before it.
                    var place = over ? x - (before / 2) - bounds.MidX : x;
                    canvas.DrawText(text, (float)place, (float)(y - (piece.Rise * size)), SKTextAlign.Left, font, paint);
                    x += over ? 0 : width;
                    before = over ? before : LastWidth(text, font);
                }
            }
        }
    }

    private static float LastWidth(string text, SKFont font) => font.MeasureText(text[^1..]);

    /// <summary>The piece in stretches that one font can write, accents by themselves.</summary>
    private IEnumerable<(string Text, SKFont Font)> Stretches(RichText.Piece piece, double size)
    {
        var text = new StringBuilder();
        SKTypeface? current = null;
        foreach (var (sign, over) in piece.Signs)
        {
            var font = _fonts.For(sign.Value, piece.Italic, piece.Bold);
            if (text.Length > 0 && (over || font != current))
            {
                yield return (text.ToString(), Font(current!, size * piece.Size, piece.Italic));
                text.Clear();
            }

            text.Append(sign.ToString());
            current = font;
            if (over)
            {
                yield return (text.ToString(), Font(font, size * piece.Size, piece.Italic));
                text.Clear();
            }
        }

        if (text.Length > 0)
        {
            yield return (text.ToString(), Font(current!, size * piece.Size, piece.Italic));
        }
    }

    /// <summary>A font that has no leaning letters leans as a whole.</summary>
    private static SKFont Font(SKTypeface typeface, double size, bool italic) =>
        new(typeface, (float)size)
        {
            SkewX = italic && !typeface.IsItalic ? -0.2f : 0,
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
        };
}
