using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class DetectionProbeTests
{
    private static readonly DetectionProbe Probe = new(Samples: 60);

    [Fact]
    public void A_score_of_nothing_is_at_chance_everywhere()
    {
        var detection = Probe.Detect(samples => samples.sum(1) * 0);
        double[] all =
        [
            detection.Known,
            detection.AfterSearch,
            detection.MissingFundamental,
            detection.CommaApart,
            .. detection.Mistuned,
            .. detection.ByKind.Values,
        ];
        Assert.All(all, value => Assert.Equal(0.5, value));
        Assert.Equal(DetectionProbe.Cents.Count, detection.Mistuned.Count);
        Assert.Equal(new ToneDomain().InvalidKinds, detection.ByKind.Keys);
    }

    /// <summary>How much of a spectrum lies at or beside its ten largest bins: noise has little of it there.</summary>
    [Fact]
    public void A_score_that_knows_noise_finds_noise_alone()
    {
        var detection = Probe.Detect(samples => samples.topk(20, 1).Item1.square().sum(1) / samples.square().sum(1));
        Assert.Equal(1, detection.ByKind["noise"], 1e-9);
        Assert.InRange(detection.Mistuned[0], 0.4, 0.6);
        Assert.InRange(detection.ByKind["shuffled spectrum"], 0.4, 0.6);
        Assert.Equal(detection.ByKind.Values.Average(), detection.Known, 0.1);
    }

    [Fact]
    public void A_search_raises_the_score_of_counterexamples()
    {
        var detection = Probe.Detect(samples => -samples.square().sum(1));
        Assert.True(detection.AfterSearch < detection.Known);
    }

    [Fact]
    public void What_was_trained_with_is_asked_where_there_is_one_and_measuring_again_gives_the_same()
    {
        manual_seed(1);
        using var model = new HarmonicAutoencoder(160, StudyModels.Latents);
        var (first, again) = (Probe.Measure(model, null, 1), Probe.Measure(model, null, 1));
        Assert.Equal(
            (first.Own.Known, first.Probe.Known, first.Error.Known, first.Reconstruction),
            (again.Own.Known, again.Probe.Known, again.Error.Known, again.Reconstruction)
        );
        Assert.NotEqual(first.Own.Known, Probe.Measure(model, codes => codes.amax(1), 1).Own.Known);
        var before = LiveTensors.Count();
        Probe.Measure(model, null, 1);
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void The_common_score_is_made_of_alignment_and_dissonance()
    {
        manual_seed(1);
        using var model = new HarmonicAutoencoder(160, StudyModels.Latents);
        var scores = Probe.Measure(model, codes => StudyModels.Loss.Score(codes, new HarmonyWeights { Alpha = 0, Beta = 1 }), 1);
        Assert.Equal(scores.Dissonance.Known, scores.Own.Known, 1e-6);
        var aligned = Probe.Measure(model, codes => StudyModels.Loss.Score(codes, new HarmonyWeights { Alpha = 1, Beta = 0 }), 1);
        Assert.Equal(aligned.Alignment.Known, aligned.Own.Known, 1e-6);
    }
}
