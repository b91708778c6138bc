using Harmonic.Embedding;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>Figures and tables of "What was factorized?".</summary>
public static class FactorFigures
{
    private static readonly string[] LineColors =
    [
        Colors.Grey,
        Colors.Amber,
        Colors.Blue,
        Colors.Sky,
        Colors.Green,
        Colors.Purple,
        Colors.Vermillion,
    ];

    /// <summary>Encoders one below the other, a panel a quantity: every seed as a point, and the mean with its interval.</summary>
    /// <param name="title">What is asked.</param>
    /// <param name="runs">The runs, of any number of recipes and seeds.</param>
    /// <param name="quantities">What to draw, at most four.</param>
    public static Figure Encoders(string title, IReadOnlyList<FactorRun> runs, params IReadOnlyList<FactorQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        var groups = ByRecipe(runs);
        var figure = new Figure(title, columns: Math.Max(1, quantities.Count))
        {
            Aspect = 0.35 + 0.12 * groups.Count,
            Caption =
                "Points: seeds, each a mean over the test sets. Bars: 95 % interval of the mean over another draw of seeds and test sets. "
                + "Dashed: codes that know nothing of shifts.",
        };
        for (var column = 0; column < quantities.Count; column++)
        {
            var (panel, quantity) = (figure[0, column], quantities[column]);
            panel.X.Title = quantity.Title;
            panel.Y.Reversed = true;
            panel.Y.Range = (-0.6, groups.Count - 0.4);
            panel.Y.Ticks = [.. Enumerable.Range(0, groups.Count).Select(place => (double)place)];
            panel.Y.TickLabels = groups.ConvertAll(group => column == 0 ? EncoderRecipe.Of(group.Key).Title : "");
            if (quantity.Chance is { } chance)
            {
                panel.AddVerticalLine(chance);
            }
            for (var place = 0; place < groups.Count; place++)
            {
                var shares = FactorRun.Shares([.. groups[place]], quantity);
                double[] seeds = [.. groups[place].Select(run => run.Measures.Average(quantity.Value))];
                if (double.IsFinite(shares.Half))
                {
                    double[] ends = [shares.Mean - shares.Half, shares.Mean + shares.Half];
                    panel.Add(new Line(ends, new double[] { place, place }) { Color = Colors.Blue, Width = 3 });
                }
                panel.Add(new Scatter(seeds, seeds.Select(_ => (double)place).ToArray()) { Color = Colors.Vermillion, Size = 6 });
            }
        }
        return figure;
    }

    /// <summary>What the weight of the loss of all pairs buys and costs: a line through the means, every seed as a point.</summary>
    /// <param name="runs">The runs; those of the write-up's loss stand at the weight 0.</param>
    /// <param name="quantities">What to draw, a panel each.</param>
    public static Figure PooledWeight(IReadOnlyList<FactorRun> runs, params IReadOnlyList<FactorQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        var groups = ByRecipe(runs).FindAll(group => Weight(group.Key) is not null);
        var figure = new Figure("What the loss of all pairs buys and costs", columns: Math.Max(1, quantities.Count))
        {
            Aspect = 0.8,
            Caption =
                "From the write-up's loss, which compares moves of one image (0), to the loss of all pairs of moves alone (1). "
                + $"{Budget()}Points: seeds; line: their mean.",
        };
        for (var column = 0; column < quantities.Count; column++)
        {
            var (panel, quantity) = (figure[0, column], quantities[column]);
            (panel.X.Title, panel.Y.Title) = ("weight of the pooled loss", quantity.Title);
            double[] weights = [.. groups.Select(group => Weight(group.Key)!.Value)];
            panel.Add(
                new Line(weights, groups.Select(group => FactorRun.Shares([.. group], quantity).Mean).ToArray()) { Color = Colors.Blue }
            );
            panel.Add(
                new Scatter(
                    groups.SelectMany(group => group.Select(_ => Weight(group.Key)!.Value)).ToArray(),
                    groups.SelectMany(group => group.Select(run => run.Measures.Average(quantity.Value))).ToArray()
                )
                {
                    Color = Colors.Vermillion,
                }
            );
        }
        return figure;

        string Budget() =>
            groups.FirstOrDefault()?.First() is { } run ? $"Trained on {run.Steps:N0} batches of {run.BatchSize:N0} triplets. " : "";

        static double? Weight(string recipe) =>
            recipe == "write-up" ? 0
            : recipe.StartsWith("pooled-", StringComparison.Ordinal)
                ? double.Parse(recipe["pooled-".Length..], System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Length of a move against the size of its shift, each encoder's as multiples of its length at one pixel.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="recipes">Which recipes to draw, at most seven.</param>
    public static Figure Doses(IReadOnlyList<FactorRun> runs, params IReadOnlyList<string> recipes)
    {
        ArgumentNullException.ThrowIfNull(recipes);
        var figure = new Figure("How far a shift moves a code")
        {
            Caption = "Mean length of a move against its shift, as multiples of the length at one pixel. Dashed: proportional.",
            Aspect = 0.5,
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.X.Unit, panel.Y.Title, panel.Legend) = ("shift", "pixels", "relative length", LegendPlace.Below);
        var groups = ByRecipe(runs).FindAll(group => recipes.Contains(group.Key));
        for (var place = 0; place < groups.Count; place++)
        {
            var all = groups[place].SelectMany(run => run.Measures).Select(measures => measures.Dose.Lengths).ToList();
            double[] lengths = [.. Enumerable.Range(0, all[0].Count).Select(size => all.Average(dose => dose[size]))];
            panel.Add(
                new Line(Values.Range(1, lengths.Length), lengths.Select(length => length / lengths[0]).ToArray())
                {
                    Name = EncoderRecipe.Of(groups[place].Key).Title,
                    Color = LineColors[place % LineColors.Length],
                    Markers = true,
                }
            );
        }
        panel.Add(
            new Line(new double[] { 1, 4 }, new double[] { 1, 4 })
            {
                Color = Colors.Ink,
                Dashed = true,
                Width = 1,
                Name = "proportional",
            }
        );
        return figure;
    }

    /// <summary>One image's codes, put together again from some of their parts, and what share of the variance each part has.</summary>
    /// <param name="grid">Codes of images under all shifts.</param>
    /// <param name="image">Which image of the grid.</param>
    /// <param name="pitch">Whether the means of the pitch shifts are among the parts.</param>
    /// <param name="time">Whether the means of the time shifts are.</param>
    /// <param name="interaction">Whether what is neither is.</param>
    public static Figure Parts(ShiftGrid grid, int image, bool pitch, bool time, bool interaction)
    {
        var parts = new ShiftParts(grid, image);
        var (pca, codes) = (Pca.Fit(parts.Sum(true, true, true), 2), parts.Sum(pitch, time, interaction));
        var (places, all) = (pca.Transform(codes), pca.Transform(parts.Sum(true, true, true)));
        var width = 2 * grid.MaxShift + 1;
        var figure = new Figure("A code, part by part", columns: 2)
        {
            Aspect = 0.95,
            Caption =
                "Left: the codes of one image under all shifts (grey) and what the chosen parts make of them, on two principal components. "
                + "Blue lines run along pitch, green ones along time. Right: what share of the variance each part has.",
        };
        var panel = figure[0, 0];
        (panel.X.Title, panel.Y.Title, panel.EqualAspect) = ("PC1", "PC2", true);
        panel.Add(new Scatter(Values.Column(all, 0), Values.Column(all, 1)) { Color = Colors.Grey });
        int[] shifts = [.. Enumerable.Range(0, width)];
        foreach (var shift in shifts)
        {
            Add([.. shifts.Select(dx => shift * width + dx)], Colors.Green);
            Add([.. shifts.Select(dy => dy * width + shift)], Colors.Blue);
        }
        double[] shares = [.. new[] { parts.Pitch, parts.Time, parts.Interaction }.Select(squares => 100 * squares / parts.Total)];
        var chosen = shares.Zip([pitch, time, interaction], (share, taken) => taken ? share : 0).Sum();
        var bars = figure[0, 1];
        (bars.X.Title, bars.X.Range) = ("% of the variance", (0, 100));
        bars.Add(new Bars(["pitch", "time", "interaction", "all chosen"], (double[])[.. shares, chosen]) { Color = Colors.Blue });
        return figure;

        void Add(int[] rows, string color) =>
            panel.Add(new Line(Values.Column(places, 0).At(rows), Values.Column(places, 1).At(rows)) { Color = color, Width = 1.5 });
    }

    /// <summary>A row a recipe, a column a quantity, mean ± half the interval, and what chance gives.</summary>
    public static Table Table(IReadOnlyList<FactorRun> runs, params IReadOnlyList<FactorQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        return Figures.Table.Of(
            ["encoder", .. quantities.Select(quantity => quantity.Title)],
            [
                .. ByRecipe(runs)
                    .Select(group =>
                        quantities
                            .Select(quantity => FactorRun.Shares([.. group], quantity).ToString(quantity.Format))
                            .Prepend(EncoderRecipe.Of(group.Key).Title)
                    ),
                quantities
                    .Select(quantity => quantity.Chance is { } chance ? chance.ToString(quantity.Format) : "")
                    .Prepend("codes that know nothing of shifts"),
            ]
        );
    }

    /// <summary>A row a quantity: the standard deviations between seeds, between test sets, and of the rest.</summary>
    /// <param name="runs">The runs of one recipe.</param>
    /// <param name="quantities">The quantities.</param>
    public static Table SharesTable(IReadOnlyList<FactorRun> runs, params IReadOnlyList<FactorQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        return Figures.Table.Of(
            ["quantity", "mean and 95 % interval", "between seeds, sd", "between test sets, sd", "neither, sd"],
            quantities.Select(quantity =>
            {
                var shares = FactorRun.Shares(runs, quantity);
                return new[]
                {
                    quantity.Title,
                    shares.ToString("F3"),
                    shares.SeedDeviation.ToString("F4"),
                    shares.TestDeviation.ToString("F4"),
                    shares.RestDeviation.ToString("F4"),
                };
            })
        );
    }

    private static List<IGrouping<string, FactorRun>> ByRecipe(IReadOnlyList<FactorRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var order = EncoderRecipe.All.Select(recipe => recipe.Name).ToList();
        return [.. runs.GroupBy(run => run.Recipe).OrderBy(group => order.IndexOf(group.Key))];
    }
}
