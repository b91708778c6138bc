using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>Magnitude spectra of harmonic tones and consonant chords; mixing is addition.</summary>
/// <param name="split">Which of them are drawn; null for all.</param>
public sealed class ToneDomain(ToneSplit? split = null) : IMixingDomain
{
    /// <summary>Pitches lie 0 to this many semitones above the lowest bin.</summary>
    public const int HighestPitch = 36;

    private const int MostDraws = 10_000;

    // Octave, fifth, fourth, thirds, and major and minor triads with inversions, in semitones above the root.
    private static readonly int[][] Chords =
    [
        [0, 12],
        [0, 7],
        [0, 5],
        [0, 4],
        [0, 3],
        [0, 4, 7],
        [0, 3, 7],
        [0, 5, 9],
        [0, 3, 8],
    ];

    private delegate int[] DrawPitches(ref RandomSequence random);

    /// <summary>The bins of the spectra.</summary>
    public SpectrumBins Bins { get; } = new();

    /// <inheritdoc/>
    public string Name => split is null ? "tones" : $"tones, {split.Name}";

    /// <inheritdoc/>
    public int Size => Bins.Count;

    /// <inheritdoc/>
    public double Ceiling => double.PositiveInfinity;

    /// <inheritdoc/>
    public IReadOnlyList<string> InvalidKinds => ["inharmonic cluster", "noise", "shuffled spectrum"];

    /// <summary>One tone of random pitch, timbre and loudness.</summary>
    public void DrawPart(ref RandomSequence random, Span<float> values) => Add([Tone(ref random)], values);

    /// <summary>A tone half the time, else a chord; every tone has a timbre of its own.</summary>
    public void DrawValid(ref RandomSequence random, Span<float> values) =>
        Add(random.Coin() ? [Tone(ref random)] : Chord(ref random), values);

    /// <summary>As many partials at random places; uniform noise; a valid spectrum with its bins in random order.</summary>
    public void DrawInvalid(ref RandomSequence random, int kind, Span<float> values)
    {
        switch (kind)
        {
            case 0:
                DrawCluster(ref random, values);
                break;
            case 1:
                DrawNoise(ref random, values);
                break;
            case 2:
                DrawValid(ref random, values);
                random.Shuffle(values);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There are {InvalidKinds.Count} kinds of counterexamples.");
        }
    }

    /// <inheritdoc/>
    public Tensor Mix(Tensor first, Tensor second) => first + second;

    /// <summary>Draws one tone.</summary>
    /// <exception cref="InvalidOperationException">The split keeps hardly a sound.</exception>
    public HarmonicTone Tone(ref RandomSequence random) =>
        Drawn(ref random, Kept(ref random, (ref RandomSequence any) => [any.Between(0, HighestPitch + 1)])[0]);

    /// <summary>Draws the tones of a chord, the lowest first.</summary>
    /// <exception cref="InvalidOperationException">The split keeps hardly a sound.</exception>
    public IReadOnlyList<HarmonicTone> Chord(ref RandomSequence random)
    {
        var tones = new List<HarmonicTone>();
        foreach (var pitch in Kept(ref random, ChordPitches))
        {
            tones.Add(Drawn(ref random, pitch));
        }
        return tones;
    }

    /// <summary>Adds tones to a spectrum.</summary>
    public void Add(IEnumerable<HarmonicTone> tones, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(tones);
        foreach (var tone in tones)
        {
            tone.AddTo(values, Bins);
        }
    }

    private static int[] ChordPitches(ref RandomSequence random)
    {
        var chord = Chords[random.Between(0, Chords.Length)];
        var root = random.Between(0, HighestPitch + 1 - chord[^1]);
        return Array.ConvertAll(chord, interval => root + interval);
    }

    private int[] Kept(ref RandomSequence random, DrawPitches draw)
    {
        for (var draws = 0; draws < MostDraws; draws++)
        {
            var pitches = draw(ref random);
            if (split is null || split.Keeps(pitches))
            {
                return pitches;
            }
        }
        throw new InvalidOperationException($"Of {MostDraws} sounds in a row {Name} keeps none; let the split keep more pitches.");
    }

    private HarmonicTone Drawn(ref RandomSequence random, int pitch)
    {
        var tone = HarmonicTone.Random(ref random, pitch);
        return split is null ? tone : split.Changed(tone);
    }

    private void DrawCluster(ref RandomSequence random, Span<float> values)
    {
        var timbre = Drawn(ref random, 0);
        var own = new float[Size];
        foreach (var amplitude in timbre.Partials)
        {
            Bins.AddPartial(own, random.Uniform() * (Size - 1), amplitude);
        }
        Spectrum.AddScaled(values, own, timbre.Loudness);
    }

    private void DrawNoise(ref RandomSequence random, Span<float> values)
    {
        var own = new float[Size];
        for (var i = 0; i < Size; i++)
        {
            own[i] = (float)random.Uniform();
        }
        Spectrum.AddScaled(values, own, 0.5 + random.Uniform());
    }
}
