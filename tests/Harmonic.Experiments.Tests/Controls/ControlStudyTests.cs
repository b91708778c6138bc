using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class ControlStudyTests
{
    private static readonly IReadOnlyList<Control> All = [.. Controls.Same, .. Controls.Baselines, .. Controls.Sweep];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_control_can_be_made_and_has_a_name_of_its_own()
    {
        Assert.Equal(All.Count, All.Select(control => control.Name).Distinct().Count());
        foreach (var control in All)
        {
            manual_seed(1);
            var (model, loss) = control.Make(160, 1);
            using (model)
            {
                Assert.Equal(StudyModels.Latents, model.Latents);
                var codes = model.Encode(rand(3, 160));
                Assert.Equal([3L], (loss?.Score(codes, control.Weights) ?? StudyModels.Scorer.OfCodes(codes)).shape);
            }
        }
    }

    [Fact]
    public void What_is_learned_from_counterexamples_belongs_to_the_model()
    {
        Assert.Equal(64 * 64, Added("learned matrix"));
        Assert.Equal(64 + 1, Added("logistic on the code"));
        Assert.Equal(0, Added("elements at random places"));
        long Added(string name) => Parameters(name) - Parameters("no counterexamples");
    }

    private static long Parameters(string name)
    {
        var (model, _) = All.Single(control => control.Name == name).Make(160, 1);
        using (model)
        {
            return model.parameters().Sum(parameter => parameter.numel());
        }
    }

    [Fact]
    public void Every_pair_of_weights_of_the_sweep_is_among_the_controls_once()
    {
        var names =
            from harmony in Controls.AlignmentWeights
            from dissonance in Controls.DissonanceWeights
            select Controls.SweepName(harmony, dissonance);
        Assert.All(names, name => Assert.Single(All, control => control.Name == name));
    }

    [Theory]
    [InlineData("untrained")]
    [InlineData("learned matrix")]
    [InlineData("logistic on the code")]
    [InlineData("β-VAE + counterexamples")]
    public void A_run_is_the_same_each_time_and_is_known_again(string name)
    {
        var variant = new ControlVariant<ControlScores>(
            All.Single(control => control.Name == name),
            Seed: 2,
            new DetectionProbe(20),
            AllSteps: 6
        );
        var (one, other) = (Run(variant), Run(variant));
        Assert.Equal(one.Scores.Reconstruction, other.Scores.Reconstruction);
        Assert.Equal(one.Scores.Own.Mistuned, other.Scores.Own.Mistuned);
        Assert.True(variant.Made(one));
        Assert.False((variant with { Seed = 3 }).Made(one));
        Assert.False((variant with { Control = All.First(control => control.Name == "harmonic") }).Made(one));
        Assert.Equal(name == "untrained" ? 0 : 6, one.Steps);
    }

    [Fact]
    public void What_is_learned_with_the_model_has_moved_after_training()
    {
        var variant = new ControlVariant<ControlScores>(
            All.Single(control => control.Name == "logistic on the code"),
            1,
            new DetectionProbe(200),
            AllSteps: 60
        );
        var (before, after) = (Run(variant with { AllSteps = 1 }), Run(variant));
        Assert.True(after.Scores.Own.Known > before.Scores.Own.Known + 0.1, $"{before.Scores.Own.Known} to {after.Scores.Own.Known}");
    }

    [Fact]
    public void A_table_has_means_intervals_and_paired_differences()
    {
        ControlRun<ControlScores> Made(string control, long seed, double known)
        {
            var detection = new Detection(
                known,
                new Dictionary<string, double> { ["inharmonic cluster"] = known },
                known,
                [known],
                known,
                known
            );
            return new(control, seed, "", 1, 1, 1, 0, new(0.1, detection, detection, detection, detection, detection));
        }
        var table = new ControlTable(
            [Made("a", 1, 0.5), Made("a", 2, 0.7), Made("b", 1, 0.4), Made("b", 2, 0.6), Made("c", 3, 1)],
            ["b", "a", "d"]
        );
        Assert.Equal(["b", "a"], table.Models);
        Assert.Equal(0.6, table["a", scores => scores.Own.Known].Mean, 1e-12);
        var difference = table.Difference("a", "b", scores => scores.Own.Known);
        Assert.Equal((0.1, 0.1), (Math.Round(difference.Lower, 9), Math.Round(difference.Upper, 9)));
        Assert.Equal("0.600 ± 1.271", table.Rows()[1].Own);
        Assert.Throws<ArgumentException>(() => table["c", scores => scores.Own.Known]);
        Assert.Throws<ArgumentException>(() => new ControlTable([Made("a", 1, 1)], ["b"]));
    }

    private static ControlRun<ControlScores> Run(ControlVariant<ControlScores> variant) =>
        new Study<ControlVariant<ControlScores>, ControlRun<ControlScores>>().Run([variant], cores: 1, cancel: Cancel).Single();
}
