using Harmonic.Losses;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class LeJepaAsPublishedTests
{
    private static ShiftPass Pass(Tensor latents) => new(latents, zeros(latents.size(1)), zeros(2, latents.size(1), 2), Step: 3);

    [Fact]
    public void It_is_the_distance_from_the_views_mean_and_the_mean_statistic_of_the_views()
    {
        var latents = randn([3, 64, 8], generator: new Generator(5));
        var terms = ShiftTerms.LeJepaAsPublished(weight: 2, lambda: 0.25);
        Assert.Equal([1.5, 0.5], terms.Select(term => term.Weight));
        Assert.Equal(latents.var(0, unbiased: false).mean().ToSingle(), terms[0].Loss(Pass(latents)).ToSingle(), 1e-5);
        var expected = Enumerable.Range(0, 3).Average(view => EppsPulley.Sliced(latents[view], 3).ToSingle());
        Assert.Equal(expected, terms[1].Loss(Pass(latents)).ToSingle(), 1e-4);
    }

    /// <summary>All codes moved by 3: the write-up's term does not see it, this one does.</summary>
    [Fact]
    public void It_sees_where_the_codes_lie_and_the_write_ups_form_does_not()
    {
        var latents = randn([3, 512, 8], generator: new Generator(6));
        var published = ShiftTerms.LeJepaAsPublished()[1];
        Assert.True(published.Loss(Pass(latents + 3)).ToSingle() > 50 * published.Loss(Pass(latents)).ToSingle());
        foreach (var term in ShiftTerms.LeJepa())
        {
            Assert.Equal(term.Loss(Pass(latents)).ToSingle(), term.Loss(Pass(latents + 3)).ToSingle(), 1e-3);
        }
    }

    [Fact]
    public void Weights_outside_their_ranges_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftTerms.LeJepaAsPublished(weight: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftTerms.LeJepaAsPublished(lambda: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftTerms.LeJepaAsPublished(farthest: 0));
    }
}
