namespace Harmonic.Experiments.Tests;

/// <summary>Figures of many runs: where points stand, and what is drawn about them.</summary>
public sealed class ToyStudyFiguresTests
{
    private static readonly ToyRun[] Runs =
    [
        Run(seed: 0, weight: 0, crossing: 0.10),
        Run(seed: 1, weight: 0, crossing: 0.14),
        Run(seed: 0, weight: 0.5, crossing: 0.3),
        Run(seed: 0, weight: 0.05, crossing: 0.2),
    ];

    [Fact]
    public void A_sweep_sets_its_settings_evenly_and_joins_their_means()
    {
        var figure = ToyStudyFigures.Sweep("weights", "weight", Runs, variant => variant.JepaWeight, ToyQuantity.Crossing);

        var line = figure.Panel.Traces.OfType<Line>().Single();
        var points = figure.Panel.Traces.OfType<Scatter>().Single();
        Assert.Equal(["0", "0.05", "0.5"], figure.Panel.X.TickLabels);
        Assert.Equal([0, 1, 2], line.X.Numbers);
        Assert.Equal([0.12, 0.2, 0.3], line.Y.Numbers.Select(value => Math.Round(value, 6)));
        Assert.Equal([0, 0, 1, 2], points.X.Numbers);
    }

    [Fact]
    public void Seeds_stand_in_the_interval_of_their_mean()
    {
        var figure = ToyStudyFigures.Seeds("seeds", Runs[..2], ToyQuantity.Crossing, ToyQuantity.SigReg);

        var band = figure.Panel.Traces.OfType<Band>().Single();
        var interval = MeanInterval.Of([0.10, 0.14]);
        Assert.Equal([interval.Lower, interval.Lower], band.Lower.Numbers);
        Assert.Equal([interval.Upper, interval.Upper], band.Upper.Numbers);
        Assert.Equal((1, 2), (figure.Rows, figure.Columns));
    }

    [Fact]
    public void What_is_not_above_zero_is_drawn_on_a_linear_axis()
    {
        ToyRun Spread(double sigReg) => Runs[0] with { Spread = new LatentSpread(sigReg, [1, 0]) };
        bool Log(params ToyRun[] runs) => ToyStudyFigures.Seeds("seeds", runs, ToyQuantity.SigReg).Panel.Y.Log;

        Assert.True(Log(Spread(0.1), Spread(2)));
        Assert.False(Log(Spread(0.1), Spread(0)));
        Assert.False(Log(Spread(0.1), Spread(double.NaN)));
        Assert.False(ToyStudyFigures.Variances([("collapsed", new LatentSpread(0, [1, 0]))]).Panel.Y.Log);
        Assert.True(ToyStudyFigures.Variances([("whole", new LatentSpread(0, [1, 0.1]))]).Panel.Y.Log);
    }

    [Fact]
    public void Without_runs_the_panels_say_so()
    {
        var json = ToyStudyFigures.Seeds("none", [], ToyQuantity.Crossing).ToPlotly().ToJsonString();

        Assert.Contains("no data", json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoders_variances_run_from_the_first_direction_on()
    {
        var figure = ToyStudyFigures.Variances([("one", new LatentSpread(0, [2, 0.5])), ("other", new LatentSpread(0, [1, 1]))]);

        Assert.Equal(["one", "other"], figure.Panel.Traces.OfType<Line>().Select(line => line.Name));
        Assert.Equal([1, 2], figure.Panel.Traces.OfType<Line>().First().X.Numbers);
    }

    private static ToyRun Run(long seed, double weight, double crossing) =>
        new(
            new ToyVariant { Seed = seed, JepaWeight = weight },
            new ToyResults(seed, 1, 0.1, new CosineReport(0, crossing, 0.9, -0.8), new SignedShifts(150, 150), [0.3, 0.2], 0.7, 0.7),
            new LatentSpread(1, [1, 1]),
            1
        );
}
