using System.Runtime.InteropServices;
using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Music;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Models are trained on tones and chords, and hear bars of songs: the mean spectrum of a bar, whose notes are tones with random timbres.
/// </summary>
public sealed class MusicTransfer : IControlTask<MusicScores>
{
    private const int LowestPitch = 33; // 55 Hz, the lowest bin
    private const int Classes = 12;
    private static readonly PhraseShape Bar = new(steps: 16);
    private static readonly ToneDomain Tones = new();
    private readonly PhraseShelf learned,
        tested;
    private readonly string music;

    /// <summary>Cuts the bars.</summary>
    /// <param name="music">The songs.</param>
    /// <param name="samples">To how many bars probes are fitted, and how many they are tested with, at most.</param>
    public MusicTransfer(MusicData music, int samples = 4000)
    {
        ArgumentNullException.ThrowIfNull(music);
        (this.music, Samples) = (music.Name, samples);
        learned = PhraseShelf.Of(music.Train, Bar).Thinned(samples);
        tested = PhraseShelf.Of(music.Test, Bar).Thinned(samples);
    }

    /// <inheritdoc/>
    public IMixingDomain Domain => Tones;

    /// <inheritdoc/>
    public int Samples { get; }

    /// <inheritdoc/>
    public string Remark => $"asked about {learned.Phrases.Count} and {tested.Phrases.Count} bars of {music}";

    /// <summary>The bars of the test.</summary>
    public IReadOnlyList<SongPhrase> Bars => tested.Phrases;

    /// <inheritdoc/>
    public MusicScores Measure(Autoencoder model, Func<Tensor, Tensor>? own, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var reader = new CodeReader(model, own);
        var (heard, test) = (Spectra(learned.Phrases, seed), Spectra(tested.Phrases, SuperpositionProbe.HeldOutSeed));
        var (codes, testCodes) = (reader.Codes(heard), reader.Codes(test));
        var (chord, key) = (Probe(LabelProbe.Chord), Probe(LabelProbe.Key));
        return new MusicScores(
            chord.Right.Mean,
            chord.Commonest,
            key.Right.Mean,
            key.Commonest,
            reader.Tell(
                test,
                Spectra(tested.Phrases, SuperpositionProbe.HeldOutSeed, exchanged: true),
                new DetectionProbe().Fitted(model, new DomainSampler(Domain, seed)),
                LogisticProbe.Fit(codes, reader.Codes(Spectra(learned.Phrases, seed, exchanged: true)))
            )
        );

        LabelProbe Probe(Func<SongPhrase, int> label) =>
            LabelProbe.Of(codes, Labels(learned, label), testCodes, Labels(tested, label), [.. tested.Phrases.Select(bar => bar.Song)]);
    }

    /// <summary>The mean spectrum of each phrase over its steps, each note in a timbre of its own (phrases × bins).</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="seed">Decides timbres and which pitch classes change places.</param>
    /// <param name="exchanged">
    /// Whether the twelve pitch classes of each phrase change places at random, each note going to the nearest of its new class: rhythm,
    /// doublings and the number of pitch classes stay, intervals do not.
    /// </param>
    public static Tensor Spectra(IReadOnlyList<SongPhrase> phrases, long seed, bool exchanged = false)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var bins = new SpectrumBins();
        var spectra = zeros(phrases.Count, bins.Count);
        var values = MemoryMarshal.Cast<byte, float>(spectra.bytes);
        foreach (var (place, phrase) in phrases.Index())
        {
            var (random, steps) = (new RandomSequence(seed, place), phrase.Shape.Width);
            int[] classes = [.. Enumerable.Range(0, Classes)];
            random.Shuffle<int>(classes);
            foreach (var note in phrase.Song.Sounding(phrase.Start, phrase.Start + steps))
            {
                var pitch = exchanged ? note.Pitch + Nearest(classes[note.Pitch % Classes] - note.Pitch % Classes) : note.Pitch;
                var tone = HarmonicTone.Random(ref random, pitch - LowestPitch);
                var sounding = Math.Min(phrase.Start + steps, note.End) - Math.Max(phrase.Start, note.Step);
                var heard = tone with { Loudness = tone.Loudness * sounding / steps };
                heard.AddTo(values.Slice(place * bins.Count, bins.Count), bins);
            }
        }
        return spectra;

        // −11 to 11 semitones as −6 to 5.
        static int Nearest(int move) => (move + Classes + Classes / 2) % Classes - Classes / 2;
    }

    private static int[] Labels(PhraseShelf shelf, Func<SongPhrase, int> label) => [.. shelf.Phrases.Select(label)];
}
