using ScottPlot;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>Builds the ScottPlot page of a figure: a plot for each panel, and one over all of them for what they share.</summary>
internal sealed class PageDrawing(PageLayout layout, PageStyle style) : IMultiplotLayout
{
    internal Multiplot Build()
    {
        var page = new Multiplot(Panel(0)) { Layout = this };
        page.Subplots.PlotAddedAction = _ => { };
        for (var panel = 1; panel < layout.Rooms.Count; panel++)
        {
            page.Subplots.Add(Panel(panel));
        }

        page.Subplots.Add(Whole());
        // Once, before everything: what reaches beyond its own panel is not painted over by the next one.
        page.Subplots.GetPlot(0).RenderManager.RenderActions.Insert(2, new PagePaint(layout, style));
        return page;
    }

    /// <summary>The places of the plots, as large as the picture allows.</summary>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        var (across, down) = (figureRect.Width / layout.Width, figureRect.Height / layout.Height);
        return
        [
            .. Enumerable.Range(0, subplots.Count).Select(index => index < layout.Rooms.Count ? Scaled(layout.CellOf(index)) : figureRect),
        ];

        PixelRect Scaled(SKRect cell) =>
            new(
                figureRect.Left + (float)(cell.Left * across),
                figureRect.Left + (float)(cell.Right * across),
                figureRect.Top + (float)(cell.Bottom * down),
                figureRect.Top + (float)(cell.Top * down)
            );
    }

    private Plot Panel(int number)
    {
        var room = layout.Rooms[number];
        var plot = new Plot();
        Dress(plot);
        DressAxis(plot.Axes.Bottom, room.Panel.X, room.XTicks, room.XTitle, room);
        DressAxis(plot.Axes.Left, room.Panel.Y, room.YTicks, room.YTitle, room);
        plot.Grid.XAxisStyle.IsVisible = room.Panel.X.ShowGrid;
        plot.Grid.YAxisStyle.IsVisible = room.Panel.Y.ShowGrid;
        foreach (var line in room.Panel.Lines)
        {
            plot.Add.Plottable(
                new DashedLine((rp, axes) => Across(rp.DataRect, axes, line), line.Color, Math.Max(line.Width, 1), style.Width(5))
            );
        }

        foreach (var mark in room.Panel.Marks)
        {
            mark.AddTo(plot);
        }

        plot.Add.Plottable(new PanelDecoration(layout, number, style));
        plot.Axes.SetLimits(room.X.From, room.X.To, room.Y.From, room.Y.To);
        var (cell, data) = (layout.CellOf(number), layout.DataOf(number));
        plot.Layout.Fixed(new PixelPadding(data.Left - cell.Left, cell.Right - data.Right, cell.Bottom - data.Bottom, data.Top - cell.Top));
        return plot;
    }

    private static SKPoint[] Across(PixelRect data, IAxes axes, PageLine line)
    {
        var place = axes.GetPixel(new Coordinates(line.Value, line.Value));
        return line.Vertical
            ? [new SKPoint(place.X, data.Top), new SKPoint(place.X, data.Bottom)]
            : [new SKPoint(data.Left, place.Y), new SKPoint(data.Right, place.Y)];
    }

    private Plot Whole()
    {
        var plot = new Plot();
        Dress(plot);
        plot.HideGrid();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Add.Plottable(new PageDecoration(layout, style));
        return plot;
    }

    private void Dress(Plot plot)
    {
        (plot.FigureBackground.Color, plot.DataBackground.Color) = (ScottPlot.Colors.Transparent, ScottPlot.Colors.Transparent);
        (plot.Axes.Right.IsVisible, plot.Axes.Top.IsVisible) = (false, false);
        plot.Grid.MajorLineColor = Paints.Of(style.Grid);
        plot.Grid.MajorLineWidth = style.Width(1);
        plot.Axes.AntiAlias(true);
        plot.HideLegend();
    }

    private void DressAxis(IAxis axis, PageAxis told, FigureTicks ticks, string title, PanelRoom room)
    {
        axis.TickGenerator = ticks;
        axis.Label.Text = title;
        (axis.Label.IsVisible, axis.TickLabelStyle.IsVisible) = (false, false);
        (axis.FrameLineStyle.Color, axis.FrameLineStyle.Width) = (Paints.Of(style.Muted), told.ShowLine ? style.Width(1) : 0);
        var length = told.ShowMarks ? (float)room.TickLength : 0;
        (axis.MajorTickStyle.Length, axis.MinorTickStyle.Length) = (length, length * 0.55f);
        (axis.MajorTickStyle.Width, axis.MinorTickStyle.Width) = (style.Width(1), style.Width(0.8));
        (axis.MajorTickStyle.Color, axis.MinorTickStyle.Color) = (Paints.Of(style.Muted), Paints.Of(style.Muted));
    }
}
