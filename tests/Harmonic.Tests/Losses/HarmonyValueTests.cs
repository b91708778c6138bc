using Harmonic.Losses;
using TorchSharp;

namespace Harmonic.Tests.Losses;

/// <summary>What psychoacoustics and music say about intervals, and what the write-up's formulas make of it.</summary>
public sealed class HarmonyValueTests
{
    private const double Concert = 440;

    private static double Semitones(double count) => Concert * Math.Pow(2, count / 12);

    [Theory]
    [InlineData(CriticalBandwidth.HutchinsonKnopoff, 0.174, 0.097, 0.0006)]
    [InlineData(CriticalBandwidth.Sethares, 0.181, 0.129, 0.0014)]
    public void A_semitone_is_rough_a_whole_tone_less_and_a_fifth_smooth(
        CriticalBandwidth bandwidth,
        double semitone,
        double tone,
        double fifth
    )
    {
        Assert.Equal(semitone, PlompLevelt.Of(Concert, Semitones(1), bandwidth), 5e-4);
        Assert.Equal(tone, PlompLevelt.Of(Concert, Semitones(2), bandwidth), 5e-4);
        Assert.Equal(fifth, PlompLevelt.Of(Concert, 1.5 * Concert, bandwidth), 1e-4);
    }

    [Fact]
    public void The_curve_peaks_at_a_fifth_of_the_bandwidth_with_the_known_height()
    {
        var s = Math.Log(5.75 / 3.5) / 2.25;
        Assert.Equal(0.2206, s, 5e-5);

        // With Sethares' fit and both above 440 Hz, s is 0.24 / 28.068 a hertz.
        var f2 = Concert + (s * ((0.0207 * Concert) + 18.96) / 0.24);
        Assert.Equal(0.1808, PlompLevelt.Of(Concert, f2, CriticalBandwidth.Sethares), 5e-5);
        Assert.True(PlompLevelt.Of(Concert, f2 - 1, CriticalBandwidth.Sethares) < PlompLevelt.Of(Concert, f2, CriticalBandwidth.Sethares));
        Assert.True(PlompLevelt.Of(Concert, f2 + 1, CriticalBandwidth.Sethares) < PlompLevelt.Of(Concert, f2, CriticalBandwidth.Sethares));
    }

    [Fact]
    public void The_bandwidth_as_written_is_silent_everywhere_on_its_grid()
    {
        Assert.Equal(9e-52, PlompLevelt.Of(Concert, Semitones(1), CriticalBandwidth.AsWritten), 1e-52);
        var largest = PlompLevelt.Measure(FrequencyGrid.AsWritten(64), CriticalBandwidth.AsWritten).Matrix.Cast<double>().Max();
        Assert.Equal(7e-15, largest, 5e-16);
    }

    [Fact]
    public void Dissonance_and_harmony_do_not_see_which_tone_comes_first()
    {
        foreach (var bandwidth in Enum.GetValues<CriticalBandwidth>())
        {
            Assert.Equal(PlompLevelt.Of(300, 337, bandwidth, 5), PlompLevelt.Of(337, 300, bandwidth, 5), 1e-15);
        }
        Assert.Equal(RatioHarmony.Of(300, 337), RatioHarmony.Of(337, 300), 1e-15);
    }

    [Fact]
    public void With_partials_octave_fifth_fourth_and_thirds_are_local_minima_of_dissonance()
    {
        foreach (var ratio in new[] { 2.0, 3.0 / 2, 4.0 / 3, 5.0 / 4, 6.0 / 5, 5.0 / 3 })
        {
            double At(double cents) =>
                PlompLevelt.Of(261.6, 261.6 * ratio * Math.Pow(2, cents / 1200), CriticalBandwidth.HutchinsonKnopoff, 6);
            Assert.True(At(0) < At(25) && At(0) < At(-25), $"{ratio}");
        }
    }

    [Fact]
    public void Ratio_harmony_ranks_intervals_as_music_does_and_the_write_ups_does_not()
    {
        string[] expected = ["octave", "fifth", "fourth", "major third", "tritone", "minor second"];
        int[] semitones = [12, 7, 5, 4, 6, 1];
        var harmony = semitones.Select(count => RatioHarmony.Of(Concert, Semitones(count))).ToArray();
        Assert.Equal(expected, expected.Zip(harmony).OrderByDescending(pair => pair.Second).Select(pair => pair.First));

        double AsWritten(double ratio) => HarmonyAsWritten.RatioHarmony(1f, (float)ratio, 1f, 1f).item<float>();
        Assert.Equal(-0.086, AsWritten(Math.Sqrt(2)), 5e-4);
        Assert.Equal(-0.25, AsWritten(5.0 / 4), 1e-6);
        Assert.Equal(-0.067, AsWritten(16.0 / 15), 5e-4);
    }

    [Fact]
    public void With_subharmonics_alignment_ranks_intervals_as_music_does()
    {
        int[] semitones = [12, 7, 5, 4, 1];
        var aligned = semitones
            .Select(count =>
                new HarmonicAlignment(FrequencyGrid.Of([Concert, Semitones(count)]), subharmonics: 4)
                    .Of(torch.ones(1, 2, dtype: torch.ScalarType.Float64))
                    .item<double>()
            )
            .ToArray();
        Assert.Equal(aligned.OrderDescending(), aligned);
        Assert.True(aligned[^1] < -0.4);
    }

    [Fact]
    public void Simple_ratios_are_in_lowest_terms_and_the_simplest_come_first()
    {
        Assert.Equal(["1:1", "2:1", "3:1", "4:1", "5:1", "3:2", "6:1"], JustRatio.UpTo(6).Select(ratio => ratio.ToString()));
        Assert.All(RatioHarmony.SimpleRatios, ratio => Assert.InRange(ratio.Upper * ratio.Lower, 1, 60));
        Assert.Equal(701.955, new JustRatio(3, 2).Cents, 1e-3);
    }

    [Fact]
    public void A_tone_sounds_at_the_indices_nearest_to_its_harmonics()
    {
        var tone = FrequencyGrid.EqualTempered(32, 110).Tone(110, partials: 8, decay: 0.5);
        Assert.Equal(
            [(0, 1), (12, 0.5), (19, 0.25), (24, 0.125), (28, 0.0625), (31, 0.03125)],
            tone.Index().Where(pair => pair.Item > 0).Select(pair => (pair.Index, pair.Item))
        );
        Assert.Equal(3, FrequencyGrid.HarmonicSeries(8, 100).Nearest(420));
    }
}
