using System.Numerics;
using Harmonic.Data;

namespace Harmonic.Experiments.Tests;

public sealed class WaveformTests
{
    /// <summary>The amplitude of one frequency in the middle of a sound, by Fourier's integral over half a second.</summary>
    private static double Amplitude(Waveform sound, double frequency)
    {
        var sum = Complex.Zero;
        const int Length = Waveform.SampleRate / 2;
        for (var i = 0; i < Length; i++)
        {
            sum += sound.Samples[2000 + i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency * i / Waveform.SampleRate);
        }
        return 2 * sum.Magnitude / Length;
    }

    [Fact]
    public void A_sound_holds_its_frequencies_in_their_proportions_and_no_other()
    {
        var sound = Waveform.Of([200, 300, 440, 9000], [1, 0.5f, 0, 1]);
        Assert.Equal(0.5, Amplitude(sound, 300) / Amplitude(sound, 200), 0.01);
        Assert.True(Amplitude(sound, 440) < 0.001 * Amplitude(sound, 200));
        Assert.True(Amplitude(sound, 7000) < 0.001 * Amplitude(sound, 200), "9,000 Hz would be heard as 7,000 Hz");
    }

    [Fact]
    public void Every_sound_is_equally_loud_at_its_peak_begins_and_ends_softly_and_silence_is_silent()
    {
        foreach (var amplitude in new[] { 0.001f, 5 })
        {
            var sound = Waveform.Of([220, 330], [amplitude, amplitude]);
            Assert.InRange(sound.Samples.Max(sample => Math.Abs((double)sample)), 0.78 * short.MaxValue, 0.8 * short.MaxValue + 1);
            Assert.Equal((0, 0), (sound.Samples[0], sound.Samples[^1]));
        }
        Assert.All(Waveform.Of([220], [0]).Samples, sample => Assert.Equal(0, sample));
        Assert.All(Waveform.Of([], []).Samples, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void The_sound_of_a_tones_spectrum_is_the_tones_harmonics()
    {
        var bins = new SpectrumBins();
        var spectrum = new float[bins.Count];
        new HarmonicTone(12, 1, [1, 0.5, 0.25]).AddTo(spectrum, bins);
        var sound = Waveform.OfSpectrum(bins, spectrum);
        Assert.Equal(0.5, Amplitude(sound, 220) / Amplitude(sound, 110), 0.03);
        Assert.Equal(0.25, Amplitude(sound, 330) / Amplitude(sound, 110), 0.03);
        Assert.True(Amplitude(sound, 165) < 0.01 * Amplitude(sound, 110));
    }

    [Fact]
    public void A_WAV_file_says_what_it_holds()
    {
        var sound = Waveform.Of([440], [1], seconds: 0.5);
        var folder = Directory.CreateTempSubdirectory("harmonic").FullName;
        var path = Path.Combine(folder, "a.wav");
        try
        {
            sound.Save(path);
            using var reader = new BinaryReader(File.OpenRead(path));
            Assert.Equal("RIFF", new string(reader.ReadChars(4)));
            Assert.Equal(36 + 16_000, reader.ReadInt32());
            Assert.Equal("WAVEfmt ", new string(reader.ReadChars(8)));
            Assert.Equal((16, 1, 1), (reader.ReadInt32(), reader.ReadInt16(), reader.ReadInt16()));
            Assert.Equal((16_000, 32_000, 2, 16), (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt16(), reader.ReadInt16()));
            Assert.Equal("data", new string(reader.ReadChars(4)));
            Assert.Equal(16_000, reader.ReadInt32());
            Assert.Equal(sound.Samples, Enumerable.Range(0, 8000).Select(_ => reader.ReadInt16()).ToArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_cannot_sound_is_refused()
    {
        Assert.Contains(
            "must be positive",
            Assert.Throws<ArgumentException>(() => Waveform.Of([0], [1])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("0 or more", Assert.Throws<ArgumentException>(() => Waveform.Of([1], [-1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Waveform.Of([1], [float.NaN]));
        Assert.Throws<ArgumentException>(() => Waveform.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Waveform.OfSpectrum(new SpectrumBins(3), [1, float.NaN, 1]));
        Assert.Throws<ArgumentException>(() => Waveform.OfSpectrum(new SpectrumBins(3), [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveform.Of([1], [1], seconds: 0));
        Assert.Contains(
            "1/16000 to 60 seconds",
            Assert.Throws<ArgumentOutOfRangeException>(() => Waveform.Of([1], [1], seconds: 1e-5)).Message,
            StringComparison.Ordinal
        );
        Assert.Single(Waveform.Of([1000], [1], seconds: 1.0 / Waveform.SampleRate).Samples);
    }
}
