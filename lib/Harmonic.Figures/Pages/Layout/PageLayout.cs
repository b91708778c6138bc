using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>
/// Where everything of a figure stands on a page of some width, in pixels of its theme. Text keeps its size whatever the width; where
/// panels side by side would become thumbnails, fewer of them stand in a row.
/// </summary>
internal sealed class PageLayout
{
    private const double MostInches = 8.5;
    private readonly PageStyle _style;
    private readonly int _columns;
    private readonly double[] _left,
        _right,
        _top,
        _bottom;

    private PageLayout(PageFigure figure, PageStyle style, double width, double? height, bool letters)
    {
        var columns = figure.Columns;
        (Figure, _style, _columns, Width, HasLetters) = (figure, style, columns, width, letters);
        Margin = style.FontSize * (style.Theme.ShowsTitle ? 0.6 : 0.25);
        var inner = width - (2 * Margin);
        Title = style.Theme.ShowsTitle ? style.Pen.Wrap(figure.Title, TitleSize, inner) : "";
        Caption = style.Theme.ShowsTitle ? style.Pen.Wrap(figure.Caption, style.SmallFontSize, inner) : "";
        var shared = SharedLegend(figure);
        Key = new LegendBlock(style, [.. shared, .. figure.Key], inner);
        _left = _right = new double[columns];
        _top = _bottom = new double[Rows];
        Rooms = [];
        (PanelWidth, PanelHeight) = (inner / columns, inner / columns * figure.Aspect);

        // Which labels an axis shows depends on its length, and that on the room its labels leave.
        for (var pass = 0; pass < 4; pass++)
        {
            Rooms = [.. figure.Panels.Select(panel => new PanelRoom(panel, style, PanelWidth, PanelHeight, shared.Count > 0))];
            _left = PerColumn(room => room.Left);
            _right = PerColumn(room => room.Right);
            _top = PerRow(room => Math.Max(room.Top, letters ? style.FontSize * 1.35 : 0));
            _bottom = PerRow(room => room.Bottom);
            PanelWidth = Math.Max(1, (inner - _left.Sum() - _right.Sum() - ((columns - 1) * ColumnGap)) / columns);
            PanelHeight = Math.Max(1, height is { } asked ? (asked - Around) / Rows : HeightFor(PanelWidth));
        }
    }

    internal PageFigure Figure { get; }

    internal IReadOnlyList<PanelRoom> Rooms { get; private set; }

    internal double Width { get; }

    internal double Height => (Rows * PanelHeight) + Around;

    internal double Margin { get; }

    internal string Title { get; }

    internal string Caption { get; }

    /// <summary>The legend that all panels share.</summary>
    internal LegendBlock Key { get; }

    internal bool HasLetters { get; }

    internal double TitleSize => _style.FontSize * 1.2;

    internal double PanelWidth { get; private set; }

    internal double PanelHeight { get; private set; }

    private int Rows => (Figure.Panels.Count + _columns - 1) / _columns;

    private double ColumnGap => _style.FontSize * (Figure.Panels.All(panel => panel.IsPicture) ? 0.5 : 1);

    private double RowGap => _style.FontSize * 0.7;

    private double HeadHeight => Title.Length == 0 ? 0 : _style.Pen.Size(Title, TitleSize).Height + (_style.FontSize * 0.8);

    private double KeyHeight => Key.Height == 0 ? 0 : Key.Height + (_style.SmallFontSize * 0.8);

    private double CaptionHeight =>
        Caption.Length == 0 ? 0 : _style.Pen.Size(Caption, _style.SmallFontSize).Height + (_style.FontSize * 0.8);

    /// <summary>The height of everything but the panels.</summary>
    private double Around => (2 * Margin) + HeadHeight + KeyHeight + CaptionHeight + _top.Sum() + _bottom.Sum() + ((Rows - 1) * RowGap);

    /// <summary>Whether every panel is wide enough to be read, its words not turned.</summary>
    private bool IsComfortable =>
        Shortfall(panel => panel.LeastWidth) <= 0 && !Rooms.Any(room => room.XTicks.IsCrowded && room.Panel.WantsItsTicks);

    /// <summary>Whether no panel is too small to tell anything.</summary>
    private bool IsReadable => Shortfall(panel => panel.IsPicture ? 1.4 : 6) <= 0;

    /// <summary>Whether it is higher than the page of a journal.</summary>
    private bool IsTooHigh => Height > MostInches * _style.Theme.PixelsPerInch;

    /// <summary>The arrangement of a figure's panels for a width.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">The theme.</param>
    /// <param name="width">Width of the page, in pixels of the theme.</param>
    /// <param name="height">Its height; follows from the shape of the panels when null.</param>
    /// <param name="letters">Whether panels are lettered (a), (b), …</param>
    /// <exception cref="ExportException">There is no room for the labels; the message says how much is needed.</exception>
    internal static PageLayout Of(PageFigure figure, PageStyle style, double width, double? height, bool letters)
    {
        var chosen = Best(width);
        if (!chosen.IsReadable)
        {
            var needed = Math.Ceiling(width / style.Theme.PixelsPerInch * 10) / 10;
            while (!Best(needed * style.Theme.PixelsPerInch).IsReadable)
            {
                needed += 0.1;
            }

            throw new ExportException(
                $"{new Length(width / style.Theme.PixelsPerInch)} is too narrow for this figure and its labels; it needs "
                    + $"{new Length(needed)}."
            );
        }

        return chosen.PanelHeight >= style.SmallFontSize
            ? chosen
            : throw new ExportException(
                $"{new Length((height ?? 0) / style.Theme.PixelsPerInch)} is too low for this figure and its labels. Ask for a "
                    + $"greater height."
            );

        PageLayout Best(double across)
        {
            var columns = Math.Clamp(figure.Columns, 1, figure.Panels.Count);
            var best = new PageLayout(figure.InColumns(columns), style, across, height, letters);
            while (!best.IsComfortable && --columns > 0)
            {
                var next = new PageLayout(figure.InColumns(columns), style, across, height, letters);
                best = next.IsTooHigh ? best : next;
            }

            return best;
        }
    }

    /// <summary>Where a panel's data are drawn.</summary>
    internal SKRect DataOf(int panel)
    {
        var (row, column) = (panel / _columns, panel % _columns);
        var left = Margin + (column * (PanelWidth + ColumnGap)) + _left[..(column + 1)].Sum() + _right[..column].Sum();
        var top = Margin + HeadHeight + (row * (PanelHeight + RowGap)) + _top[..(row + 1)].Sum() + _bottom[..row].Sum();
        return new SKRect((float)left, (float)top, (float)(left + PanelWidth), (float)(top + PanelHeight));
    }

    /// <summary>A panel's part of the page; the parts of all panels cover it whole.</summary>
    internal SKRect CellOf(int panel)
    {
        var (row, column) = (panel / _columns, panel % _columns);
        var data = DataOf(panel);
        var left = column == 0 ? 0 : data.Left - _left[column] - (ColumnGap / 2);
        var right = column == _columns - 1 || panel == Figure.Panels.Count - 1 ? Width : data.Right + _right[column] + (ColumnGap / 2);
        var top = row == 0 ? 0 : data.Top - _top[row] - (RowGap / 2);
        var bottom = row == Rows - 1 ? Height : data.Bottom + _bottom[row] + (RowGap / 2);
        return new SKRect((float)left, (float)top, (float)right, (float)bottom);
    }

    /// <summary>From the upper edge of a panel's data to where its title starts.</summary>
    internal double TitleRise(int panel) => _top[panel / _columns];

    /// <summary>From the left edge of a panel's data to where its letter starts.</summary>
    internal double LetterReach(int panel) => _left[panel % _columns];

    /// <summary>Where the shared legend starts, from above.</summary>
    internal double KeyTop => Height - Margin - CaptionHeight - Key.Height;

    private double HeightFor(double panelWidth)
    {
        var named = Figure.Panels.Max(panel => panel.Y.Named ? panel.Y.Ticks!.Count * 1.5 * _style.SmallFontSize : 0);
        var least = Figure.Panels.All(panel => panel.IsPicture)
            ? 0
            : Math.Min((Rows == 1 ? 14 : 6.5) * _style.SmallFontSize, panelWidth * 0.8);
        return Math.Max(Math.Max(panelWidth * Figure.Aspect, least), named);
    }

    /// <summary>How much width is lacking until every panel has as many times the small font's size as it must.</summary>
    private double Shortfall(Func<PagePanel, double> needed) =>
        Figure.Panels.Max(panel => (needed(panel) * _style.SmallFontSize) - PanelWidth);

    /// <summary>The legend of one panel or more, where all panels have the series in it; else none.</summary>
    private static IReadOnlyList<LegendEntry> SharedLegend(PageFigure figure)
    {
        var legend = figure.Panels.Select(panel => panel.Legend).FirstOrDefault(entries => entries.Count > 0) ?? [];
        return figure.Panels.Count > 1 && figure.Panels.All(panel => panel.Series.SequenceEqual(legend)) ? legend : [];
    }

    private double[] PerColumn(Func<PanelRoom, double> room) =>
        [
            .. Enumerable
                .Range(0, _columns)
                .Select(column => Rooms.Where((_, panel) => panel % _columns == column).Select(room).DefaultIfEmpty().Max()),
        ];

    private double[] PerRow(Func<PanelRoom, double> room) =>
        [.. Enumerable.Range(0, Rows).Select(row => Rooms.Where((_, panel) => panel / _columns == row).Max(room))];
}
