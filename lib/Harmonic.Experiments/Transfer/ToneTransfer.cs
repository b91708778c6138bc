using System.Runtime.InteropServices;
using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>Models are trained on tones of some pitches and asked about others, in other timbres, and louder ones.</summary>
/// <param name="Samples">How many held-out sounds of each split, and as many to fit a probe to.</param>
public sealed record ToneTransfer(int Samples = 1000) : IControlTask<IReadOnlyDictionary<string, ToneScores>>
{
    /// <summary>From this pitch on, the upper third, no tone is trained on.</summary>
    public const int Above = 24;

    private const int MostTones = 3;

    /// <summary>The pitches below <see cref="Above"/> that are not trained on; their neighbours are.</summary>
    public static IReadOnlyList<int> Between { get; } = [1, 6, 10, 13, 17, 22];

    /// <summary>What models are trained on: sounds all of whose tones have other pitches.</summary>
    public static ToneSplit Trained { get; } = new("pitches of training") { Keeps = Known };

    /// <summary>Held-out sounds of the kind trained on, then those of each other kind.</summary>
    public static IReadOnlyList<ToneSplit> Splits { get; } =
    [
        Trained,
        new("pitches between") { Keeps = pitches => pitches[^1] < Above && Between.Contains(pitches[0]) },
        new("pitches above") { Keeps = pitches => pitches[0] >= Above },
        Timbre("odd partials", (h, partial) => h % 2 == 1 ? partial : 0),
        Timbre("four partials", (h, partial) => h <= 4 ? partial : 0),
        Timbre("rising partials", (h, partial) => partial * h),
        new("eight times as loud") { Keeps = Known, Changed = tone => tone with { Loudness = 8 * tone.Loudness } },
    ];

    /// <inheritdoc/>
    public IMixingDomain Domain => Tones;

    /// <inheritdoc/>
    public string Remark => "";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ToneScores> Measure(Autoencoder model, Func<Tensor, Tensor>? own, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var reader = new CodeReader(model, own);
        var (trained, probe) = (Read(reader, Trained, seed), Fitted(Trained));
        return Splits.ToDictionary(split => split.Name, Of);

        ToneScores Of(ToneSplit split)
        {
            using var inner = NewDisposeScope();
            var (learned, tested) = (Read(reader, split, seed), Read(reader, split, SuperpositionProbe.HeldOutSeed));
            var heldOut = new DomainSampler(new ToneDomain(split), SuperpositionProbe.HeldOutSeed);
            return new ToneScores(
                CodeReader.Explained(trained.Codes, trained.Lowest, tested.Codes, tested.Lowest),
                CodeReader.Explained(learned.Codes, learned.Lowest, tested.Codes, tested.Lowest),
                LabelProbe.Accuracy(trained.Codes, trained.Count, tested.Codes, tested.Count),
                LabelProbe.Accuracy(learned.Codes, learned.Count, tested.Codes, tested.Count),
                reader.Tell(heldOut.Valid(0, Samples), heldOut.Invalid(0, Samples), probe, Fitted(split))
            );
        }

        LogisticProbe Fitted(ToneSplit split) => new DetectionProbe(Samples).Fitted(model, new DomainSampler(new ToneDomain(split), seed));
    }

    private static ToneDomain Tones { get; } = new(Trained);

    private static bool Known(IReadOnlyList<int> pitches) => pitches[^1] < Above && !pitches.Any(Between.Contains);

    private static ToneSplit Timbre(string name, Func<int, double, double> change) =>
        new(name)
        {
            Keeps = Known,
            Changed = tone => tone with { Partials = [.. tone.Partials.Select((partial, place) => change(place + 1, partial))] },
        };

    /// <summary>Sounds of one, two and three tones in turn: their codes, lowest pitches and how many tones there are, less one.</summary>
    private (float[,] Codes, double[] Lowest, int[] Count) Read(CodeReader reader, ToneSplit split, long seed)
    {
        using var scope = NewDisposeScope();
        var domain = new ToneDomain(split);
        var (lowest, count) = (new double[Samples], new int[Samples]);
        var samples = zeros(Samples, domain.Size);
        var values = MemoryMarshal.Cast<byte, float>(samples.bytes);
        for (var i = 0; i < Samples; i++)
        {
            var random = new RandomSequence(seed, i);
            var wanted = i % MostTones + 1;
            IReadOnlyList<HarmonicTone> tones;
            do
            {
                tones = wanted == 1 ? [domain.Tone(ref random)] : domain.Chord(ref random);
            } while (tones.Count != wanted);
            domain.Add(tones, values.Slice(i * domain.Size, domain.Size));
            (lowest[i], count[i]) = (tones[0].Pitch, wanted - 1);
        }
        return (reader.Codes(samples), lowest, count);
    }
}
