using System.Globalization;

namespace Harmonic.Music;

/// <summary>The beats of a song, each of four steps: sixteenths where the beat is a quarter.</summary>
public sealed class BeatGrid
{
    /// <summary>Steps a beat.</summary>
    public const int StepsPerBeat = 4;

    private const int BeatsPerBar = 4; // where a file does not say where bars begin

    private readonly double[] beats;

    /// <summary>A grid of beats.</summary>
    /// <param name="beats">When each beat begins, in seconds; at least two, each later than the one before.</param>
    /// <param name="bars">Which beats begin a bar; null for every fourth.</param>
    /// <exception cref="ArgumentException">There are fewer than two beats, or one is not later than the one before.</exception>
    public BeatGrid(IReadOnlyList<double> beats, IReadOnlyList<int>? bars = null)
    {
        ArgumentNullException.ThrowIfNull(beats);
        if (beats.Count < 2 || beats.Zip(beats.Skip(1)).Any(pair => !(pair.Second > pair.First)))
        {
            throw new ArgumentException("A grid needs at least two beats, each later than the one before.", nameof(beats));
        }
        this.beats = [.. beats];
        bars ??= [.. Enumerable.Range(0, beats.Count).Where(beat => beat % BeatsPerBar == 0)];
        Bars = [.. bars.Select(beat => beat * StepsPerBeat)];
    }

    /// <summary>How many steps there are.</summary>
    public int Steps => beats.Length * StepsPerBeat;

    /// <summary>The steps at which bars begin.</summary>
    public IReadOnlyList<int> Bars { get; }

    /// <summary>
    /// Reads POP909's <c>beat_midi.txt</c>: a line a beat, its time in seconds and, in the third column, 1 where a bar begins.
    /// </summary>
    /// <exception cref="InvalidDataException">A line does not begin with a time, or the times do not grow.</exception>
    public static BeatGrid Read(string path)
    {
        var rows = AnnotationFile.Rows(path);
        var times = rows.ConvertAll(row => AnnotationFile.Number(path, row[0]));
        int[] bars = [.. Enumerable.Range(0, rows.Count).Where(beat => rows[beat].Length > 2 && IsOne(rows[beat][2]))];
        try
        {
            return new BeatGrid(times, bars.Length == 0 ? null : bars);
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException($"{path} holds no grid: at least two beats are needed, each later than the one before.");
        }
    }

    /// <summary>The place of a time among the steps, from 0 at the first beat; beyond the ends beats go on as long as the last.</summary>
    public double Step(double seconds)
    {
        var found = Array.BinarySearch(beats, seconds);
        var beat = Math.Clamp(found >= 0 ? found : ~found - 1, 0, beats.Length - 2);
        return StepsPerBeat * (beat + (seconds - beats[beat]) / (beats[beat + 1] - beats[beat]));
    }

    private static bool IsOne(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 1;
}
