using Harmonic.Data;

namespace Harmonic.Tests.Data;

public sealed class ToneSplitTests
{
    private static float[] Numbers(ToneSplit? split, Func<DomainSampler, TorchSharp.torch.Tensor> draw)
    {
        using var rows = draw(new DomainSampler(new ToneDomain(split), 5));
        return rows.data<float>().ToArray();
    }

    [Fact]
    public void A_split_that_keeps_and_changes_nothing_draws_what_is_drawn_without_one()
    {
        var everything = new ToneSplit("all");
        Assert.Equal(Numbers(null, all => all.Valid(0, 50)), Numbers(everything, all => all.Valid(0, 50)));
        Assert.Equal(Numbers(null, all => all.Invalid(0, 51)), Numbers(everything, all => all.Invalid(0, 51)));
        Assert.Equal("tones", new ToneDomain().Name);
        Assert.Equal("tones, all", new ToneDomain(everything).Name);
    }

    [Fact]
    public void Sounds_have_the_pitches_that_are_kept()
    {
        var domain = new ToneDomain(new ToneSplit("low") { Keeps = pitches => pitches[^1] < 10 });
        var random = new RandomSequence(1, 0);
        for (var i = 0; i < 200; i++)
        {
            Assert.InRange(domain.Tone(ref random).Pitch, 0, 9);
            var chord = domain.Chord(ref random);
            Assert.InRange(chord.Count, 2, 3);
            Assert.InRange(chord[^1].Pitch, chord[0].Pitch + 3, 9);
        }
    }

    [Fact]
    public void Another_timbre_is_heard_in_valid_samples_and_in_clusters()
    {
        var pure = new ToneSplit("pure") { Changed = tone => tone with { Partials = [tone.Partials[0]] } };
        Assert.All(Numbers(pure, all => all.Parts(0, 20)).Chunk(160), row => Assert.InRange(row.Count(value => value > 0), 4, 7));
        Assert.All(Numbers(pure, all => all.Invalid(0, 20, 0)).Chunk(160), row => Assert.InRange(row.Count(value => value > 0), 4, 7));
    }

    [Fact]
    public void A_split_that_keeps_nothing_says_so()
    {
        var domain = new ToneDomain(new ToneSplit("nothing") { Keeps = _ => false });
        var random = new RandomSequence(1, 0);
        var error = Assert.Throws<InvalidOperationException>(() => domain.Tone(ref random));
        Assert.Contains("tones, nothing keeps none", error.Message);
    }
}
