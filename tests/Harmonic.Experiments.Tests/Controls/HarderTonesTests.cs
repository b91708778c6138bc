using Harmonic.Data;

namespace Harmonic.Experiments.Tests;

public sealed class HarderTonesTests
{
    private const int Size = 160;

    private static float[] Spectrum(HarmonicTone tone)
    {
        var values = new float[Size];
        tone.AddTo(values, new SpectrumBins());
        return values;
    }

    private static float[][] Drawn(double cents, int kind, int count = 200)
    {
        using var rows = new DomainSampler(new HarderTones(cents), 5).Invalid(0, count, kind);
        return [.. rows.data<float>().ToArray().Chunk(Size)];
    }

    [Fact]
    public void A_partial_lies_as_many_cents_above_its_harmonic_as_it_is_mistuned_by()
    {
        var inTune = Spectrum(new HarmonicTone(0, 1, [1, 1]));
        var sharp = Spectrum(new HarmonicTone(0, 1, [1, 1]) { Mistuning = [0, 100] }); // a bin is 50 cents
        Assert.Equal(inTune[24], sharp[26], 1e-6);
        Assert.Equal(inTune[0], sharp[0], 1e-6);
        Assert.Equal(0, sharp[22]);
    }

    /// <summary>Samples have random loudness: what is compared is the cosine of the two spectra.</summary>
    [Fact]
    public void A_sample_without_mistuning_is_valid_and_one_with_it_differs_the_more_the_further()
    {
        var valid = Drawn(0, kind: 0);
        double Likeness(double cents) => valid.Zip(Drawn(cents, kind: 0), Cosine).Average();
        Assert.Equal(1, Likeness(0), 1e-6);
        double[] likeness = [.. new[] { 1.0, 5, 20, 50 }.Select(Likeness)];
        Assert.Equal(likeness.OrderDescending(), likeness);
        Assert.InRange(likeness[^1], 0.5, 0.99);
        // Partials of tones and chords on semitones lie at the even bins of the fundamentals' class, or where a harmonic falls between.
        var alone = valid.Where(row => Peaks(row)[0] % 2 == 0).ToList();
        Assert.Equal(valid.Length, alone.Count);
    }

    [Fact]
    public void Tones_without_their_fundamental_begin_an_octave_higher()
    {
        var lowest = Drawn(0, kind: 1).Select(row => Peaks(row)[0]).ToList();
        Assert.True(lowest.Min() >= 24, $"A partial below the first octave lies at bin {lowest.Min()}.");
        Assert.Equal(lowest, Drawn(30, kind: 1).Select(row => Peaks(row)[0]));
    }

    [Fact]
    public void The_second_chord_lies_a_comma_above_the_first()
    {
        // Two partials 21.5 cents apart are one hill of the spectrum: its centre of gravity lies between them.
        var centres = Drawn(0, kind: 2)
            .Select(row =>
            {
                var peak = Peaks(row)[0];
                var hill = Enumerable.Range(Math.Max(0, peak - 3), 7).ToList();
                return hill.Sum(bin => bin * row[bin]) / hill.Sum(bin => row[bin]) - peak;
            })
            .ToList();
        Assert.InRange(centres.Average(), 0.1, 0.45); // of a bin of 50 cents
    }

    [Fact]
    public void Another_kind_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Drawn(10, kind: 3));

    /// <summary>The bins that are larger than both their neighbours.</summary>
    private static List<int> Peaks(float[] row) =>
        [
            .. Enumerable
                .Range(0, Size)
                .Where(i => row[i] > 1e-3 && (i == 0 || row[i] >= row[i - 1]) && (i == Size - 1 || row[i] > row[i + 1])),
        ];

    private static double Cosine(float[] one, float[] other) =>
        one.Zip(other, (a, b) => (double)a * b).Sum() / Math.Sqrt(one.Sum(a => (double)a * a) * other.Sum(b => (double)b * b));
}
