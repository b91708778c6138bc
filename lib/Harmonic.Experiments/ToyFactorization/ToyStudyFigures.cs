using Harmonic.Figures;
using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>Figures of many runs of the toy experiment, and of what LeJEPA does to it.</summary>
public static class ToyStudyFigures
{
    private const int Columns = 3;

    /// <summary>
    /// Every run as a point, and the mean at each setting as a line; a panel a quantity, dashed where the write-up's number is known.
    /// </summary>
    /// <param name="title">What is varied.</param>
    /// <param name="xTitle">The setting, with its unit.</param>
    /// <param name="runs">The runs; a setting may have several.</param>
    /// <param name="setting">The value of the setting that a run was made with.</param>
    /// <param name="quantities">What to draw.</param>
    public static Figure Sweep(
        string title,
        string xTitle,
        IReadOnlyList<ToyRun> runs,
        Func<ToyVariant, double> setting,
        params IReadOnlyList<ToyQuantity> quantities
    )
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(setting);
        var groups = runs.GroupBy(run => setting(run.Variant)).OrderBy(group => group.Key).ToList();
        var figure = Panels(title, runs, quantities, (panel, quantity) =>
        {
            SettingAxis(panel, xTitle, groups.ConvertAll(group => group.Key));
            panel.Add(
                new Line(Values.Range(0, groups.Count), groups.Select(group => group.Average(quantity.Of)).ToArray())
                {
                    Color = Colors.Blue,
                }
            );
            AddRuns(panel, quantity, groups);
        });
        figure.Caption =
            "Points: runs; line: their mean at each setting. The settings stand evenly, whatever lies between them." + Dashed(runs);
        return figure;
    }

    /// <summary>The same experiment from several seeds: every run as a point, and the 95 % interval of the mean as a band.</summary>
    /// <param name="title">What is repeated.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="quantities">What to draw.</param>
    public static Figure Seeds(string title, IReadOnlyList<ToyRun> runs, params IReadOnlyList<ToyQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var groups = runs.GroupBy(run => (double)run.Variant.Seed).OrderBy(group => group.Key).ToList();
        double[] ends = [-0.4, groups.Count - 0.6];
        var figure = Panels(title, runs, quantities, (panel, quantity) =>
        {
            SettingAxis(panel, "seed", groups.ConvertAll(group => group.Key));
            if (runs.Count > 0)
            {
                var interval = MeanInterval.Of([.. runs.Select(quantity.Of)]);
                panel.Add(
                    new Band(ends, new[] { interval.Lower, interval.Lower }, new[] { interval.Upper, interval.Upper })
                    {
                        Color = Colors.Blue,
                    }
                );
            }
            AddRuns(panel, quantity, groups);
        });
        figure.Caption = "Points: runs; band: 95 % interval of their mean (Student's t)." + Dashed(runs);
        return figure;
    }

    /// <summary>The parts of the loss at each step, averaged over a moving window.</summary>
    /// <param name="history">A run; each of its terms has a line.</param>
    public static Figure Terms(TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var figure = new Figure("The parts of the loss")
        {
            Aspect = 0.4,
            Caption =
                "What training does to each term of the loss, before it is weighted, as a mean over 50 steps; logarithmic axes "
                + "where all are positive.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Log, panel.Legend) = (
            "step",
            true,
            "mean over 50 steps",
            true,
            LegendPlace.Below
        );
        var terms = history.Metrics.Where(metric => metric != "loss").DefaultIfEmpty("loss").ToList();
        string[] colors = [Colors.Blue, Colors.Green, Colors.Vermillion, Colors.Purple, Colors.Amber, Colors.Sky];
        for (var place = 0; place < terms.Count; place++)
        {
            var smooth = MovingMean.Of(history[terms[place]], window: 50);
            panel.Y.Log &= smooth.Means.All(mean => mean > 0);
            panel.Add(new Line(smooth.Centres, smooth.Means) { Name = terms[place], Color = colors[place % colors.Length] });
        }
        return figure;
    }

    /// <summary>The variances of codes along their principal directions; a standard normal distribution has 1 in each.</summary>
    /// <param name="spreads">Encoders by name, at most six.</param>
    public static Figure Variances(IReadOnlyList<(string Name, LatentSpread Spread)> spreads)
    {
        ArgumentNullException.ThrowIfNull(spreads);
        var figure = new Figure("Variances along the principal directions")
        {
            Aspect = 0.45,
            Caption =
                "Each line is an encoder: the variances of its codes along their principal directions, largest first. The dashed "
                + "line is a standard normal distribution's, which SIGReg asks for.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.Y.Title, panel.Legend) = ("principal direction", "variance", LegendPlace.Below);
        panel.Y.Log = spreads.All(encoder => encoder.Spread.Variances.All(variance => variance > 0));
        string[] colors = [Colors.Blue, Colors.Vermillion, Colors.Green, Colors.Purple, Colors.Amber, Colors.Sky];
        for (var index = 0; index < spreads.Count; index++)
        {
            var (name, spread) = spreads[index];
            double[] variances = [.. spread.Variances];
            panel.Add(
                new Line(Values.Range(1, variances.Length), variances)
                {
                    Name = name,
                    Color = colors[index % colors.Length],
                    Markers = true,
                }
            );
        }
        panel.AddHorizontalLine(1);
        return figure;
    }

    /// <summary>The write-up's numbers are of long runs: beside shorter ones they would say nothing.</summary>
    private static bool Compares(IReadOnlyList<ToyRun> runs) =>
        runs.Count > 0 && runs.All(run => run.Variant.Steps == ToyQuantity.WriteUpSteps);

    private static string Dashed(IReadOnlyList<ToyRun> runs) =>
        Compares(runs) ? " Dashed: what the write-up prints of its run; where it prints two numbers or a range, both." : "";

    private static Figure Panels(
        string title,
        IReadOnlyList<ToyRun> runs,
        IReadOnlyList<ToyQuantity> quantities,
        Action<Panel, ToyQuantity> draw
    )
    {
        ArgumentNullException.ThrowIfNull(quantities);
        var columns = Math.Clamp(quantities.Count, 1, Columns);
        var rows = Math.Max(1, (quantities.Count + columns - 1) / columns);
        var figure = new Figure(title, rows, columns) { Aspect = rows == 1 ? 0.75 : 0.76 };
        for (var index = 0; index < quantities.Count; index++)
        {
            var panel = figure[index / columns, index % columns];
            var quantity = quantities[index];
            (panel.Y.Title, panel.Y.Log) = (quantity.Title, quantity.Log && runs.All(run => quantity.Of(run) > 0));
            draw(panel, quantity);
            foreach (var known in Compares(runs) ? quantity.WriteUp : [])
            {
                panel.AddHorizontalLine(known);
            }
        }
        return figure;
    }

    /// <summary>Settings stand evenly, however far apart they are: a weight of 0 has no place on a logarithmic axis.</summary>
    private static void SettingAxis(Panel panel, string title, List<double> settings)
    {
        panel.X.Title = title;
        panel.X.Ticks = [.. Enumerable.Range(0, settings.Count).Select(place => (double)place)];
        panel.X.TickLabels = settings.ConvertAll(setting => setting.ToString("#,0.####"));
        panel.X.Range = (-0.4, Math.Max(1, settings.Count) - 0.6);
    }

    private static void AddRuns(Panel panel, ToyQuantity quantity, List<IGrouping<double, ToyRun>> groups)
    {
        double[] places = [.. groups.SelectMany((group, place) => group.Select(_ => (double)place))];
        double[] values = [.. groups.SelectMany(group => group.Select(quantity.Of))];
        panel.Add(new Scatter(places, values) { Color = Colors.Vermillion, Size = 7 });
    }
}
