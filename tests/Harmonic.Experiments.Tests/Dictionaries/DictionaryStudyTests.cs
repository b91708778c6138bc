using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class DictionaryStudyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly IReadOnlyList<DictionaryModel> All = DictionaryModel.All(kind => kind.Settings[1]);

    [Fact]
    public void Every_model_can_be_trained_and_measured_and_is_known_again()
    {
        Assert.Equal(All.Count, All.Select(model => model.Name).Distinct().Count());
        var variants = DictionaryVariant.Of(All, seeds: 1, steps: 2, samples: 30);
        var runs = new Study<DictionaryVariant, DictionaryRun>().Run(variants, cancel: Cancel);
        Assert.All(variants.Zip(runs), pair => Assert.True(pair.First.Made(pair.Second)));
        Assert.All(runs, run => Assert.InRange(run.Matching.Correlation, 0.05, 1));
        Assert.False((variants[1] with { Seed = 2 }).Made(runs[1]));
    }

    [Fact]
    public void The_setting_with_the_greatest_F1_is_the_best()
    {
        DictionaryRun Run(DictionaryModel model, double f1) =>
            new(model.Name, 0, "", 1, 1, 0, 0, 0, 0, new FeatureMatching(0, 0, 0, f1, 0));
        foreach (var kind in DictionaryModel.Kinds)
        {
            Assert.Equal(kind.Settings[1], kind.Best(kind.Candidates.Select((model, place) => Run(model, place == 1 ? 0.5 : 0.4))));
        }
        using var first = DictionaryModel.Kinds[0].Candidates[1].Make(16);
        Assert.Contains("L1 0.006", first.Description, StringComparison.Ordinal);
        using var wider = All.Single(model => model.Name == "L1, 8 times").Make(16);
        Assert.Equal(128, wider.Latents);
    }

    [Fact]
    public void A_dictionary_that_is_trained_finds_more_than_one_that_is_not()
    {
        DictionaryRun Run(string name) =>
            new Study<DictionaryVariant, DictionaryRun>()
                .Run([new DictionaryVariant(All.Single(model => model.Name == name), 1, AllSteps: 150, Samples: 300)], cancel: Cancel)
                .Single();
        var (untrained, trained) = (Run("untrained"), Run("batch top-k"));
        Assert.True(trained.Explained > untrained.Explained + 0.1, $"{untrained.Explained} to {trained.Explained}");
        Assert.True(trained.Matching.Correlation > untrained.Matching.Correlation, $"{untrained.Matching} to {trained.Matching}");
    }

    [Fact]
    public void Directions_have_the_length_1_before_and_after_training_and_begin_as_the_encoders()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var model = new DictionaryAutoencoder(16, 32, new Sparsity.TopK(3), deadAfter: 500);
        Assert.Equal(0, (model.Directions() - model.state_dict()["encoder.layer.weight"]).abs().max().ToDouble(), 1e-6);
        var features = new KnownFeatures(features: 32, size: 16);
        var objective = new AutoencoderObjective(model, new DomainSampler(features, 1), 64, CPU);
        var history = TrainingLoop.Run(
            objective,
            new TrainingSettings { Steps = 60, LearningRate = 3e-3 },
            cancel: TestContext.Current.CancellationToken
        );
        Assert.True(history.Last("reconstruction") < history["reconstruction"][0]);
        Assert.Equal(1, model.Directions().square().sum(1).min().ToDouble(), 1e-5);
        Assert.Equal(1, model.Directions().square().sum(1).max().ToDouble(), 1e-5);
        Assert.True(model.Encode(features.Draw(2, 0, 50).Samples).count_nonzero([1]).max().ToInt64() <= 3);
    }
}
