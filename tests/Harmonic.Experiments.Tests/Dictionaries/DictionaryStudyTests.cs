namespace Harmonic.Experiments.Tests;

public sealed class DictionaryStudyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_model_can_be_trained_and_measured_and_is_known_again()
    {
        Assert.Equal(DictionaryModel.All.Count, DictionaryModel.All.Select(model => model.Name).Distinct().Count());
        var variants = DictionaryVariant.Of(DictionaryModel.All, seeds: 1, steps: 2, samples: 30);
        var runs = new Study<DictionaryVariant, DictionaryRun>().Run(variants, cancel: Cancel);
        Assert.All(variants.Zip(runs), pair => Assert.True(pair.First.Made(pair.Second)));
        Assert.All(runs, run => Assert.InRange(run.Matching.Correlation, 0.05, 1));
        Assert.False((variants[1] with { Seed = 2 }).Made(runs[1]));
    }

    [Fact]
    public void A_dictionary_that_is_trained_finds_more_than_one_that_is_not()
    {
        DictionaryRun Run(string name) =>
            new Study<DictionaryVariant, DictionaryRun>()
                .Run(
                    [new DictionaryVariant(DictionaryModel.All.Single(model => model.Name == name), 1, AllSteps: 150, Samples: 300)],
                    cancel: Cancel
                )
                .Single();
        var (untrained, trained) = (Run("untrained"), Run("batch top-k"));
        Assert.True(trained.Explained > untrained.Explained + 0.1, $"{untrained.Explained} to {trained.Explained}");
        Assert.True(trained.Matching.Correlation > untrained.Matching.Correlation, $"{untrained.Matching} to {trained.Matching}");
    }
}
