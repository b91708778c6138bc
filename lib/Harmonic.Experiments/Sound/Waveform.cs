using System.Buffers.Binary;
using Harmonic.Data;
using Harmonic.Music;

namespace Harmonic.Experiments;

/// <summary>
/// A short sound: sines of given frequencies and amplitudes, so that a latent, whose indices are frequencies and whose values are
/// amplitudes, can be heard, and a spectrum too. One channel, 16 bits a sample.
/// </summary>
public sealed class Waveform
{
    /// <summary>Samples a second: enough for partials up to 8 kHz, and half the size of a sound for the whole range of hearing.</summary>
    public const int SampleRate = 16_000;

    private const double Loudest = 0.8;
    private const double Attack = 0.02;
    private const double Release = 0.25;

    private readonly short[] samples;

    private Waveform(short[] samples) => this.samples = samples;

    /// <summary>The samples, −32,768 to 32,767.</summary>
    public IReadOnlyList<short> Samples => samples;

    /// <summary>
    /// Sines of constant amplitude with a soft beginning and end, all sounds equally loud at their peak; silence stays silent.
    /// </summary>
    /// <param name="frequencies">In Hz, positive; those of 8 kHz and above are left out.</param>
    /// <param name="amplitudes">As many, none negative.</param>
    /// <param name="seconds">How long, from 1 sample to 60 s.</param>
    /// <exception cref="ArgumentException">The numbers differ, a frequency is not positive, or an amplitude is negative or not
    /// finite.</exception>
    public static Waveform Of(IReadOnlyList<double> frequencies, IReadOnlyList<float> amplitudes, double seconds = 1.2)
    {
        Require(frequencies, amplitudes, seconds);
        var values = new double[(int)(seconds * SampleRate)];
        for (var i = 0; i < frequencies.Count; i++)
        {
            if (amplitudes[i] > 0 && frequencies[i] < SampleRate / 2.0)
            {
                // Phases spread over the circle (Schroeder, 1970, in spirit): sines in phase would add up to a click.
                AddSine(values, frequencies[i], amplitudes[i], Math.PI * i * i / frequencies.Count);
            }
        }
        var peak = values.Max(Math.Abs);
        var scale = peak > 0 ? Loudest * short.MaxValue / peak : 0;
        return new Waveform([.. values.Select((value, i) => (short)Math.Round(value * scale * Envelope(i, values.Length)))]);
    }

    /// <summary>The peaks of a magnitude spectrum, each as one sine: a partial spreads over several bins, which would beat.</summary>
    /// <param name="bins">The bins' frequencies.</param>
    /// <param name="spectrum">One magnitude a bin; negative ones, which a decoder may give, count as 0.</param>
    /// <param name="seconds">How long, from 1 sample to 60 s.</param>
    /// <exception cref="ArgumentException">There are not as many magnitudes as bins, or one is not finite.</exception>
    public static Waveform OfSpectrum(SpectrumBins bins, IReadOnlyList<float> spectrum, double seconds = 1.2)
    {
        ArgumentNullException.ThrowIfNull(bins);
        ArgumentNullException.ThrowIfNull(spectrum);
        if (spectrum.Count != bins.Count)
        {
            throw new ArgumentException($"There are {spectrum.Count} magnitudes for {bins.Count} bins.", nameof(spectrum));
        }
        var peaks = Enumerable.Range(0, bins.Count).Where(IsPeak).ToList();
        return Of([.. peaks.Select(bin => bins.Frequency(bin + Offset(bin)))], [.. peaks.Select(At)], seconds);

        float At(int bin) => bin < 0 || bin >= bins.Count ? 0 : Math.Max(0, spectrum[bin]);

        bool IsPeak(int bin) => !float.IsFinite(spectrum[bin]) || (At(bin) > At(bin - 1) && At(bin) >= At(bin + 1));

        // The top of the parabola through a peak and its neighbours.
        double Offset(int bin) => (At(bin + 1) - At(bin - 1)) / (2.0 * (2 * At(bin) - At(bin - 1) - At(bin + 1)));
    }

    /// <summary>
    /// Notes one after another and together, each like a struck string: harmonics that fade. Silence where there is no note.
    /// </summary>
    /// <param name="notes">The notes, from step 0 on.</param>
    /// <param name="steps">How many steps it lasts, so that phrases of one length sound as long.</param>
    /// <param name="secondsAStep">How long a step is; 0.125 s is a sixteenth at 120 beats a minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no step, or all last longer than a minute.</exception>
    public static Waveform OfNotes(IEnumerable<SongNote> notes, int steps, double secondsAStep = 0.125)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var seconds = steps * secondsAStep;
        if (seconds is not (>= 1.0 / SampleRate and <= 60))
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"A sound lasts from 1/{SampleRate} to 60 seconds.");
        }
        var values = new double[(int)(seconds * SampleRate)];
        foreach (var note in notes)
        {
            var (start, length) = ((int)(note.Step * secondsAStep * SampleRate), (int)(note.Length * secondsAStep * SampleRate));
            Strike(values.AsSpan(Math.Clamp(start, 0, values.Length)), 440 * Math.Pow(2, (note.Pitch - 69) / 12.0), length);
        }
        var peak = values.Max(Math.Abs);
        var scale = peak > 0 ? Loudest * short.MaxValue / peak : 0;
        return new Waveform([.. values.Select(value => (short)Math.Round(value * scale))]);
    }

    /// <summary>The sound as a WAV file.</summary>
    public byte[] ToWav()
    {
        const int Header = 44;
        var bytes = new byte[Header + 2 * samples.Length];
        "RIFF"u8.CopyTo(bytes);
        Write32(4, bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        Write32(16, 16); // length of the format
        Write32(20, 1 | (1 << 16)); // plain samples, one channel
        Write32(24, SampleRate);
        Write32(28, SampleRate * 2); // bytes a second
        Write32(32, 2 | (16 << 16)); // bytes and bits a sample
        "data"u8.CopyTo(bytes.AsSpan(36));
        Write32(40, 2 * samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(Header + 2 * i), samples[i]);
        }
        return bytes;

        void Write32(int place, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);
    }

    /// <summary>Saves the sound as a WAV file, which appears whole or not at all.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream => stream.Write(ToWav()));

    private static void Strike(Span<double> values, double frequency, int length)
    {
        const double FadeRate = 3; // a second
        const double Damping = 0.03; // s, from a note's end to silence
        for (var i = 0; i < Math.Min(values.Length, length + (int)(Damping * SampleRate)); i++)
        {
            var time = i / (double)SampleRate;
            var loud = Math.Exp(-FadeRate * time) * Rise(time / Attack) * Rise(1 - (i - length) / (Damping * SampleRate));
            for (var harmonic = 1; harmonic <= 4 && harmonic * frequency < SampleRate / 2.0; harmonic++)
            {
                values[i] += loud / (harmonic * harmonic) * Math.Sin(2 * Math.PI * harmonic * frequency * time);
            }
        }
    }

    private static void AddSine(double[] values, double frequency, double amplitude, double phase)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += amplitude * Math.Sin(2 * Math.PI * frequency * i / SampleRate + phase);
        }
    }

    private static double Envelope(int sample, int length)
    {
        var (since, left) = (sample / (Attack * SampleRate), (length - 1 - sample) / (Release * SampleRate));
        return Rise(since) * Rise(left);
    }

    private static double Rise(double part) => part >= 1 ? 1 : (1 - Math.Cos(Math.PI * part)) / 2;

    private static void Require(IReadOnlyList<double> frequencies, IReadOnlyList<float> amplitudes, double seconds)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(amplitudes);
        if (seconds is not (>= 1.0 / SampleRate and <= 60))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, $"A sound lasts from 1/{SampleRate} to 60 seconds.");
        }
        if (frequencies.Count != amplitudes.Count)
        {
            throw new ArgumentException($"There are {frequencies.Count} frequencies and {amplitudes.Count} amplitudes.");
        }
        if (frequencies.FirstOrDefault(frequency => !(frequency > 0), 1) is var low && !(low > 0))
        {
            throw new ArgumentException(
                $"A frequency is {low} Hz; it must be positive. Use FrequencyGrid.EqualTempered or HarmonicSeries."
            );
        }
        if (amplitudes.Any(amplitude => !float.IsFinite(amplitude) || amplitude < 0))
        {
            throw new ArgumentException("An amplitude is negative or no finite number; amplitudes are 0 or more.");
        }
    }
}
