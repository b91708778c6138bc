namespace Harmonic.Experiments.Tests;

public sealed class StudySummaryTests
{
    private static StudyRun Run(string model, long seed, double error, string domain = "tones") =>
        new(
            model,
            domain,
            seed,
            "an objective",
            10,
            0.001,
            100,
            1,
            new SuperpositionScores
            {
                Reconstruction = error,
                ActiveLatents = 5,
                DeadLatents = 1,
                Separation = 0.9,
                OwnSeparation = 0.9,
                SeparationByKind = new Dictionary<string, double> { ["noise"] = 0.9 },
                SeparationAfterSearch = 0.8,
                SeparationByError = 1,
                SuperpositionErrors = [error, 2 * error, 3 * error, 4 * error],
                MixtureErrors = [error, error, error, error],
                Decomposition =
                [
                    new DecompositionScore(16, 1, 1),
                    new DecompositionScore(64, 0.5, 0.4),
                    new DecompositionScore(256, 0.2, 0.2),
                ],
                Sum = new CompositionScore(0, 0, 1),
                Average = new CompositionScore(0, 0, 1),
            }
        );

    [Fact]
    public void Scores_are_means_over_the_runs_of_a_model_in_the_order_asked_for()
    {
        var summary = new StudySummary([Run("a", 0, 0.1), Run("b", 0, 0.5), Run("a", 1, 0.3)], ["b", "c", "a"]);
        Assert.Equal(["b", "a"], summary.Models);
        Assert.Equal(MeanInterval.Of([0.1, 0.3]), summary["a", scores => scores.Reconstruction]);
        Assert.Equal([0.5, 0.2], summary.Of(scores => scores.Reconstruction).Select(interval => interval.Mean), (x, y) =>
            Math.Abs(x - y) < 1e-12
        );
    }

    [Fact]
    public void Rows_tell_means_and_intervals()
    {
        var rows = new StudySummary([Run("a", 0, 0.1), Run("a", 1, 0.3), Run("b", 0, 0.5)], ["a", "b"]).Rows();
        Assert.Equal(("a", 100L), (rows[0].Model, rows[0].Parameters));
        Assert.Equal("0.200 ± 1.271", rows[0].Reconstruction);
        Assert.Equal(("0.500", "2.000", "0.500"), (rows[1].Superposition2, rows[1].Superposition5, rows[1].Found));
    }

    [Fact]
    public void Runs_that_do_not_belong_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StudySummary([Run("a", 0, 0.1), Run("b", 0, 0.1, "blobs")], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => new StudySummary([Run("a", 0, 0.1)], ["b"]));
        var summary = new StudySummary([Run("a", 0, 0.1)], ["a"]);
        Assert.Contains(
            "there are a",
            Assert.Throws<ArgumentException>(() => summary["b", scores => scores.Reconstruction]).Message,
            StringComparison.Ordinal
        );
    }
}
