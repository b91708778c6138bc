namespace Harmonic.Experiments.Tests;

/// <summary>Short trainings for LeJEPA's loss: their settings, what is foretold by the loss, and what is traded for isotropy.</summary>
public sealed class LeJepaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Settings_are_spread_evenly_and_each_has_its_own_seed()
    {
        var settings = LeJepaVariant.Spread(100, steps: 5, batchSize: 8);

        Assert.Equal(Enumerable.Range(0, 100).Select(place => (long)place), settings.Select(setting => setting.Seed));
        Assert.All(settings, setting => Assert.InRange(setting.LearningRate, 1e-4, 1e-2));
        Assert.All(settings, setting => Assert.InRange(setting.Lambda, 0.005, 0.5));
        Assert.Equal(100, settings.Select(setting => setting.Name).Distinct().Count());
        // A quarter of them in each quarter of the logarithmic plane, but for a few.
        Assert.All(settings.CountBy(setting => (setting.LearningRate < 1e-3, setting.Lambda < 0.05)), quarter =>
            Assert.InRange(quarter.Value, 20, 30)
        );
    }

    [Fact]
    public void A_loss_that_orders_runs_as_a_probe_does_foretells_it()
    {
        LeJepaRun[] runs = [Run(3, 0.1, 1), Run(2, 0.1, 2), Run(1, 0.1, 30)];

        Assert.Equal(1, LeJepaRun.Foretold(runs, run => run.Probe.Ink), 12);
        Assert.Equal(-1, LeJepaRun.Foretold(runs, run => -run.Probe.Ink), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => LeJepaRun.Foretold(runs[..2], run => run.Probe.Ink));
    }

    [Fact]
    public void A_power_of_lambda_takes_out_what_lambda_does_to_the_size_of_the_loss()
    {
        LeJepaRun[] runs = [Run(3 * 0.1, 0.1, 1), Run(2 * 0.4, 0.4, 2), Run(1 * 0.9, 0.9, 3)];

        Assert.Equal(-1, LeJepaRun.Foretold(runs, run => run.Probe.Ink), 12);
        Assert.Equal(1, LeJepaRun.Foretold(runs, run => run.Probe.Ink, power: 1), 12);
    }

    [Fact]
    public void Short_trainings_are_made_measured_and_drawn()
    {
        var runs = new Study<LeJepaVariant, LeJepaRun>().Run(LeJepaVariant.Spread(3, steps: 4, batchSize: 16), cancel: Cancel);

        Assert.All(runs, run => Assert.True(double.IsFinite(run.Loss) && run.Loss > 0));
        Assert.All(runs, run => Assert.InRange(run.Centroid, -5, 1));
        var figure = LeJepaFigures.LossAndProbe(runs);
        Assert.Equal(3, figure.Columns);
        Assert.Equal(runs.Select(run => run.Probe.Ink), figure[0, 2].Traces.OfType<Scatter>().Single().Y.Numbers);
    }

    [Fact]
    public void The_authors_form_is_another_training_than_the_write_ups()
    {
        var written = new ToyVariant
        {
            Steps = 3,
            BatchSize = 32,
            JepaWeight = 0.2,
        };

        var runs = new Study<ToyVariant, ToyRun>().Run([written, written with { JepaAsPublished = true }], cancel: Cancel);

        Assert.NotEqual(runs[0].Results.Loss, runs[1].Results.Loss);
        var figure = LeJepaFigures.Trade("trade", ToyQuantity.Dimensions, ToyQuantity.OppositeSign, ("one", [runs[0]]), ("two", [runs[1]]));
        Assert.Equal(
            runs.Select(run => run.Spread.Dimensions),
            figure.Panel.Traces.OfType<Scatter>().SelectMany(points => points.X.Numbers)
        );
        Assert.Equal(["one", "two"], figure.Panel.Traces.OfType<Line>().Select(line => line.Name));
    }

    private static LeJepaRun Run(double loss, double lambda, double ink) =>
        new(new LeJepaVariant { Lambda = lambda }, loss, new LinearProbe(0, 0, 0, 0, ink));
}
