using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>Magnitude spectra of harmonic tones and consonant chords; mixing is addition.</summary>
public sealed class ToneDomain : IMixingDomain
{
    /// <summary>Pitches lie 0 to this many semitones above the lowest bin.</summary>
    public const int HighestPitch = 36;

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

    /// <summary>The bins of the spectra.</summary>
    public SpectrumBins Bins { get; } = new();

    /// <inheritdoc/>
    public string Name => "tones";

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

    internal static HarmonicTone Tone(ref RandomSequence random) => HarmonicTone.Random(ref random, random.Between(0, HighestPitch + 1));

    internal static List<HarmonicTone> Chord(ref RandomSequence random)
    {
        var chord = Chords[random.Between(0, Chords.Length)];
        var root = random.Between(0, HighestPitch + 1 - chord[^1]);
        var tones = new List<HarmonicTone>();
        foreach (var interval in chord)
        {
            tones.Add(HarmonicTone.Random(ref random, root + interval));
        }
        return tones;
    }

    internal void Add(IEnumerable<HarmonicTone> tones, Span<float> values)
    {
        foreach (var tone in tones)
        {
            tone.AddTo(values, Bins);
        }
    }

    private void DrawCluster(ref RandomSequence random, Span<float> values)
    {
        var timbre = HarmonicTone.Random(ref random, 0);
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
