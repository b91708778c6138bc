using System.Text;
using System.Text.Json.Nodes;
using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Draws figures as PDF, SVG or PNG without a browser. The same figure always gives the same bytes.</summary>
internal static class PageFile
{
    /// <summary>Draws a document that <see cref="PlotlyReader.CanRead"/>.</summary>
    /// <param name="document">A plotly.js document of this project.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How it looks and how large it is.</param>
    /// <param name="written">Told every text and its place, in pixels of the theme.</param>
    /// <exception cref="ExportException">The document is damaged, or there is no room for its labels.</exception>
    internal static byte[] Draw(JsonObject document, ExportFormat format, FigureFileOptions options, Action<string, SKRect>? written = null)
    {
        var style = new PageStyle(options.Theme);
        var layout = LayOut(document, style, options);
        var page = new PageDrawing(layout, style).Build();
        var inches = (Width: layout.Width / options.Theme.PixelsPerInch, Height: layout.Height / options.Theme.PixelsPerInch);
        Rehearse(page, layout);
        style.Pen.Written = written;
        return format switch
        {
            ExportFormat.Pdf => Pdf(inches, Paint),
            ExportFormat.Svg => Svg(inches, Paint),
            _ => Png(inches, options.Resolution, Paint),
        };

        void Paint(SKCanvas canvas, float width)
        {
            canvas.Clear(style.Background);
            canvas.Scale(width / (float)layout.Width);
            Render(page, canvas, layout);
        }
    }

    internal static PageLayout LayOut(JsonObject document, PageStyle style, FigureFileOptions options)
    {
        var (theme, scale) = (options.Theme, options.Theme.PixelsPerInch);
        return PageLayout.Of(
            PlotlyReader.Read(document, style),
            style,
            (options.Width ?? theme.Width).Inches * scale,
            options.Height?.Inches * scale,
            options.Letters
        );
    }

    /// <summary>ScottPlot draws a plot twice when its limits are new; in a vector file everything would then be there twice.</summary>
    private static void Rehearse(Multiplot page, PageLayout layout)
    {
        using var nowhere = new SKNoDrawCanvas((int)Math.Ceiling(layout.Width), (int)Math.Ceiling(layout.Height));
        Render(page, nowhere, layout);
    }

    private static void Render(Multiplot page, SKCanvas canvas, PageLayout layout)
    {
        var places = page.Layout.GetSubplotRectangles(page.Subplots, new PixelRect(0, (float)layout.Width, (float)layout.Height, 0));
        for (var index = 0; index < page.Subplots.Count; index++)
        {
            var plot = page.Subplots.GetPlot(index);
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            plot.Render(canvas, places[index]);
        }
    }

    private static byte[] Pdf((double Width, double Height) inches, Action<SKCanvas, float> paint)
    {
        var (width, height) = ((float)(inches.Width * 72), (float)(inches.Height * 72));
        using var stream = new SKDynamicMemoryWStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            paint(document.BeginPage(width, height), width);
            document.EndPage();
            document.Close();
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }

    private static byte[] Svg((double Width, double Height) inches, Action<SKCanvas, float> paint)
    {
        var (width, height) = ((float)(inches.Width * 96), (float)(inches.Height * 96));
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, height), stream))
        {
            paint(canvas, width);
        }

        return Encoding.UTF8.GetBytes(SvgDocument.Finish(Encoding.UTF8.GetString(stream.ToArray()), inches));
    }

    private static byte[] Png((double Width, double Height) inches, int resolution, Action<SKCanvas, float> paint)
    {
        var (width, height) = ((int)Math.Round(inches.Width * resolution), (int)Math.Round(inches.Height * resolution));
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        paint(surface.Canvas, width);
        using var picture = surface.Snapshot();
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        return PngResolution.Write(data.ToArray(), resolution);
    }
}
