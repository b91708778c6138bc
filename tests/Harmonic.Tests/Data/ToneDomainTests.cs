using Harmonic.Data;
using TorchSharp;

namespace Harmonic.Tests.Data;

public sealed class ToneDomainTests
{
    private readonly ToneDomain domain = new();

    private float[] Drawn(Action<float[]> draw)
    {
        var values = new float[domain.Size];
        draw(values);
        return values;
    }

    private static double Length(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(36)]
    public void A_tone_has_a_peak_at_each_harmonic_of_its_pitch_and_nothing_between(int pitch)
    {
        var tone = new HarmonicTone(pitch, 2, [1, 0.5, 0.25]);
        var spectrum = Drawn(values => tone.AddTo(values, domain.Bins));
        Assert.Equal(2, Length(spectrum), 1e-5);
        double[] frequencies = [.. Enumerable.Range(1, 3).Select(h => h * 55 * Math.Pow(2, pitch / 12.0))];
        var places = frequencies.Select(frequency => 24 * Math.Log2(frequency / 55)).ToArray();
        for (var bin = 0; bin < domain.Size; bin++)
        {
            Assert.Equal(places.Any(place => Math.Abs(Math.Round(place) - bin) <= 3), spectrum[bin] > 0);
        }
        Assert.Equal(2 * spectrum[(int)Math.Round(places[1])], spectrum[(int)Math.Round(places[0])], 1e-4);
    }

    [Fact]
    public void An_octave_is_24_bins()
    {
        Assert.Equal(55, domain.Bins.Frequency(0), 1e-9);
        Assert.Equal(110, domain.Bins.Frequency(24), 1e-9);
        Assert.Equal(110 * Math.Pow(2, 0.5 / 24), domain.Bins.Frequency(24.5), 1e-9);
    }

    [Fact]
    public void A_transposed_tone_is_a_shifted_spectrum()
    {
        double[] partials = [1, 0.7, 0.5];
        var low = Drawn(values => new HarmonicTone(3, 1, partials).AddTo(values, domain.Bins));
        var high = Drawn(values => new HarmonicTone(8, 1, partials).AddTo(values, domain.Bins));
        Assert.Equal(low[3..100], high[13..110], (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Random_tones_are_as_loud_and_as_bright_as_they_are_said_to_be()
    {
        var random = new RandomSequence(5, 0);
        for (var i = 0; i < 500; i++)
        {
            var tone = HarmonicTone.Random(ref random, 12);
            Assert.InRange(tone.Loudness, 0.5, 1);
            Assert.Equal(HarmonicTone.Harmonics, tone.Partials.Count);
            Assert.All(tone.Partials.Index(), partial =>
                Assert.InRange(partial.Item, 0.3 * Math.Pow(partial.Index + 1, -1.5), Math.Pow(partial.Index + 1, -0.5))
            );
        }
    }

    [Fact]
    public void Samples_are_finite_and_not_negative_and_none_is_silent()
    {
        for (var position = 0; position < 600; position++)
        {
            var random = new RandomSequence(1, position);
            var valid = Drawn(values => domain.DrawValid(ref random, values));
            var invalid = Drawn(values => domain.DrawInvalid(ref random, position % 3, values));
            Assert.All(valid.Concat(invalid), value => Assert.True(float.IsFinite(value) && value >= 0));
            Assert.InRange(Length(valid), 0.49, 3.01);
            Assert.InRange(Length(invalid), 0.49, 3.01);
        }
    }

    [Fact]
    public void A_shuffled_spectrum_has_the_values_of_a_valid_one_elsewhere()
    {
        var (one, two) = (new RandomSequence(2, 7), new RandomSequence(2, 7));
        var valid = Drawn(values => domain.DrawValid(ref one, values));
        var shuffled = Drawn(values => domain.DrawInvalid(ref two, 2, values));
        Assert.Equal(valid.Order(), shuffled.Order());
        Assert.NotEqual(valid, shuffled);
    }

    [Fact]
    public void Mixing_is_addition()
    {
        using var first = torch.tensor(
            new float[,]
            {
                { 1, 0, 2 },
            }
        );
        using var second = torch.tensor(
            new float[,]
            {
                { 0.5f, 3, 0 },
            }
        );
        using var mixed = domain.Mix(first, second);
        Assert.Equal([1.5f, 3, 2], mixed.data<float>().ToArray());
    }

    [Fact]
    public void A_kind_of_counterexample_that_is_not_there_is_refused()
    {
        var random = new RandomSequence(1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => domain.DrawInvalid(ref random, 3, new float[domain.Size]));
    }
}
