using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class SuperpositionProbeTests
{
    private static HarmonyScorer Scorer(int latents) => new(new HarmonyLoss(FrequencyGrid.EqualTempered(latents)), new HarmonyWeights());

    /// <summary>A linear autoencoder whose code is the sample itself: every true answer about it is known.</summary>
    private static LinearAutoencoder Identity(int size)
    {
        var model = new LinearAutoencoder(size, size);
        using var _ = no_grad();
        foreach (var parameter in model.parameters())
        {
            parameter.copy_(eye(size));
        }
        return model;
    }

    [Fact]
    public void The_identity_reconstructs_adds_and_takes_apart_without_error()
    {
        var domain = new ToneDomain();
        using var model = Identity(domain.Size);
        var scores = new SuperpositionProbe(domain, Scorer(domain.Size), Samples: 60) { CodebookSizes = [8] }.Measure(model);
        Assert.Equal(0, scores.Reconstruction, 1e-9);
        Assert.All(scores.SuperpositionErrors.Concat(scores.MixtureErrors), error => Assert.Equal(0, error, 1e-9));
        Assert.Equal(4, scores.SuperpositionErrors.Count);
        Assert.Equal(new DecompositionScore(8, 1, 1), scores.Decomposition.Single());
        Assert.Equal(0, scores.Sum.ShapeError, 1e-5);
        Assert.Equal(0, scores.Average.ShapeError, 1e-5);
        Assert.True(scores.DeadLatents is > 0 and < 40, $"{scores.DeadLatents} bins lie above the highest partial");
    }

    [Fact]
    public void For_blobs_the_sum_of_identity_codes_is_wrong_only_where_blobs_overlap()
    {
        var domain = new BlobDomain();
        using var model = Identity(domain.Size);
        var scores = new SuperpositionProbe(domain, Scorer(domain.Size), Samples: 200) { CodebookSizes = [8] }.Measure(model);

        using var first = new DomainSampler(domain, SuperpositionProbe.HeldOutSeed).Parts(0, 200);
        using var second = new DomainSampler(domain, SuperpositionProbe.HeldOutSeed).Parts(200, 200);
        var pairs = first.data<float>().ToArray().Chunk(256).Zip(second.data<float>().ToArray().Chunk(256));
        var expected = pairs.Average(pair =>
            (double)pair.First.Zip(pair.Second).Count(pixel => pixel.First + pixel.Second == 2)
            / pair.First.Zip(pair.Second).Count(pixel => pixel.First + pixel.Second > 0)
        );
        Assert.Equal(expected, scores.SuperpositionErrors[0], 1e-6);
    }

    [Fact]
    public void A_silent_decoder_has_errors_of_one_and_separates_nothing()
    {
        var domain = new ToneDomain();
        using var model = Identity(domain.Size);
        using (no_grad())
        {
            foreach (var parameter in model.parameters())
            {
                parameter.zero_();
            }
        }
        var scores = new SuperpositionProbe(domain, Scorer(domain.Size), Samples: 30) { CodebookSizes = [4] }.Measure(model);
        Assert.Equal(1, scores.Reconstruction, 1e-6);
        Assert.All(scores.SuperpositionErrors, error => Assert.Equal(1, error, 1e-6));
        Assert.Equal(0.5, scores.Separation);
        Assert.Equal(0.5, scores.SeparationAfterSearch);
        Assert.Equal(domain.Size, scores.DeadLatents);
    }

    [Fact]
    public void Measuring_again_gives_the_same_and_leaves_nothing_behind()
    {
        manual_seed(1);
        using var model = new PlainAutoencoder(256, 8, 12);
        var probe = new SuperpositionProbe(new BlobDomain(), Scorer(8), Samples: 20) { CodebookSizes = [4] };
        var first = probe.Measure(model);
        var before = LiveTensors.Count();
        var second = probe.Measure(model);
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(first.SuperpositionErrors, second.SuperpositionErrors);
        Assert.Equal(
            (first.Separation, first.SeparationAfterSearch, first.Sum),
            (second.Separation, second.SeparationAfterSearch, second.Sum)
        );
    }
}
