using ScottPlot;

namespace Harmonic.Figures.Pages;

/// <summary>Ticks whose labels do not touch: fewer of them where there is little room, or labels turned where each is wanted.</summary>
internal sealed class FigureTicks(PageAxis axis, bool horizontal, TextPen pen, double size) : ITickGenerator
{
    private const int MostOnAnAxis = 9;

    /// <summary>So many named ticks or fewer are settings rather than a scale.</summary>
    private const int Few = 5;
    private static readonly double[] Steps = [1, 2, 5];

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 100;

    /// <summary>Whether the labels read from below upwards.</summary>
    internal bool Turned { get; private set; }

    /// <summary>Whether words had to be turned, or some of a few labels left out.</summary>
    internal bool IsCrowded { get; private set; }

    /// <summary>The greatest width and height of a label as it stands.</summary>
    internal (float Width, float Height) Room
    {
        get
        {
            var sizes = Ticks.Select(tick => pen.Size(tick.Label, size)).ToArray();
            var (width, height) = sizes.Length == 0 ? (0, 0) : (sizes.Max(label => label.Width), sizes.Max(label => label.Height));
            return Turned ? (height, width) : (width, height);
        }
    }

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle) =>
        Choose(Math.Min(range.Min, range.Max), Math.Max(range.Min, range.Max), size.Length);

    /// <summary>Chooses the ticks for an axis that long.</summary>
    internal void Choose(double low, double high, double length)
    {
        (Turned, IsCrowded) = (false, false);
        if (!axis.ShowTicks || length <= 0 || !(high > low))
        {
            Ticks = [];
            return;
        }

        var perUnit = length / (high - low);
        Ticks =
            axis.Ticks is { } named ? Given(named, low, high, perUnit)
            : axis.Log ? Decades(low, high, perUnit)
            : Even(low, high, perUnit);
    }

    private Tick[] Given(IReadOnlyList<(double Place, string Label)> named, double low, double high, double perUnit)
    {
        var slack = (high - low) * 1e-6;
        var shown = named
            .Where(tick => tick.Place >= low - slack && tick.Place <= high + slack)
            .OrderBy(tick => tick.Place)
            .Select(tick => new Tick(tick.Place, tick.Label))
            .ToArray();
        if (Fits(shown, perUnit))
        {
            return shown;
        }

        // Words are all wanted, and so are a few settings; of many numbers, some say where the others are.
        var words = horizontal && shown.Any(tick => TickText.IsWord(tick.Label));
        var few = shown.Length <= Few;
        Turned = words || (horizontal && few);
        var fits = Fits(shown, perUnit);
        IsCrowded = words || (few && !fits);
        return fits ? shown : Thinned(shown, perUnit);
    }

    private Tick[] Even(double low, double high, double perUnit)
    {
        var power = (int)Math.Floor(Math.Log10((high - low) / 200));
        for (; ; power++)
        {
            foreach (var step in Steps.Select(head => head * Math.Pow(10, power)))
            {
                var first = Math.Ceiling((low / step) - 1e-6);
                var count = (int)Math.Min(200, Math.Floor((high / step) + 1e-6) - first + 1);
                if (count > MostOnAnAxis)
                {
                    continue;
                }

                var ticks = Enumerable
                    .Range(0, Math.Max(0, count))
                    .Select(index => (first + index) * step)
                    .Select(value => new Tick(value, TickText.Linear(value, step)))
                    .ToArray();
                if (Fits(ticks, perUnit))
                {
                    return ticks;
                }
            }
        }
    }

    /// <summary>Powers of ten, with 2 and 5 between them where there is room, and short ticks without labels at the other digits.</summary>
    private Tick[] Decades(double low, double high, double perUnit)
    {
        var (first, last) = ((int)Math.Floor(low - 1e-9), (int)Math.Ceiling(high + 1e-9));
        var powers = TickText.AsPowers((int)Math.Ceiling(low - 1e-9), (int)Math.Floor(high + 1e-9));
        foreach (
            var heads in (double[][])
                [
                    [1, 2, 3, 4, 5, 6, 7, 8, 9],
                    [1, 2, 5],
                    [1, 3],
                    [1],
                ]
        )
        {
            var ticks = Labelled(heads, 1);
            if (ticks.Length <= MostOnAnAxis && Fits(ticks, perUnit) && (ticks.Length > 1 || heads.Length == 1))
            {
                return last - first > 6 ? ticks : [.. ticks, .. Between(ticks)];
            }
        }

        return Enumerable.Range(2, 40).Select(stride => Labelled([1], stride)).First(ticks => Fits(ticks, perUnit));

        Tick[] Labelled(double[] heads, int stride) =>
            [
                .. Enumerable
                    .Range(first, last - first + 1)
                    .Where(power => power % stride == 0)
                    .SelectMany(power =>
                        heads.Select(head => (Place: power + Math.Log10(head), Label: TickText.Decade(head, power, powers)))
                    )
                    .Where(tick => tick.Place >= low - 1e-9 && tick.Place <= high + 1e-9)
                    .Select(tick => new Tick(tick.Place, tick.Label)),
            ];

        IEnumerable<Tick> Between(Tick[] labelled) =>
            Enumerable
                .Range(first, last - first + 1)
                .SelectMany(power => Enumerable.Range(1, 9).Select(head => power + Math.Log10(head)))
                .Where(place => place >= low && place <= high && !labelled.Any(tick => Math.Abs(tick.Position - place) < 1e-9))
                .Select(Tick.Minor);
    }

    private Tick[] Thinned(Tick[] ticks, double perUnit)
    {
        var kept = new List<Tick>();
        foreach (var tick in ticks)
        {
            if (kept.Count == 0 || Fits([kept[^1], tick], perUnit))
            {
                kept.Add(tick);
            }
        }

        return [.. kept];
    }

    /// <summary>Whether no label touches its neighbour.</summary>
    private bool Fits(Tick[] ticks, double perUnit)
    {
        for (var index = 1; index < ticks.Length; index++)
        {
            var apart = (ticks[index].Position - ticks[index - 1].Position) * perUnit;
            if (apart < (Along(ticks[index]) + Along(ticks[index - 1])) / 2)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The room a label needs along its axis.</summary>
    private double Along(Tick tick)
    {
        var (width, height) = pen.Size(tick.Label, size);
        return horizontal && !Turned
            ? width + (size * (axis.Ticks is null ? 0.8 : 0.35))
            : height
                + (
                    size
                    * (
                        horizontal ? 0.25
                        : axis.Named ? 0.15
                        : 0.7
                    )
                );
    }
}
