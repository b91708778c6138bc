using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Tones and chords as in <see cref="ToneDomain"/>, with counterexamples that differ from valid samples in one thing: a partial out of
/// tune, fundamentals that are missing, or a second chord a comma away.
/// </summary>
/// <param name="cents">How far the mistuned partial lies from its harmonic.</param>
/// <remarks>
/// A tone without its fundamental is still harmonic to a listener (Schouten, 1940), so that a true measure of harmony does not tell it
/// from a valid one.
/// </remarks>
public sealed class HarderTones(double cents) : IMixingDomain
{
    // Of the stronger partials one is put out of tune: the higher ones are often too weak to matter.
    private const int Mistunable = 5;
    private const double Comma = 21.506; // 81:80
    private readonly ToneDomain tones = new();

    /// <inheritdoc/>
    public string Name => $"tones, harder counterexamples, {cents:R} cents";

    /// <inheritdoc/>
    public int Size => tones.Size;

    /// <inheritdoc/>
    public double Ceiling => tones.Ceiling;

    /// <inheritdoc/>
    public IReadOnlyList<string> InvalidKinds => ["one partial mistuned", "missing fundamental", "two chords a comma apart"];

    /// <inheritdoc/>
    public void DrawPart(ref RandomSequence random, Span<float> values) => tones.DrawPart(ref random, values);

    /// <inheritdoc/>
    public void DrawValid(ref RandomSequence random, Span<float> values) => tones.DrawValid(ref random, values);

    /// <summary>
    /// A valid sample with one of the first five partials of one of its tones up or down; a valid sample whose tones have lost their first
    /// partial; a chord with the same chord, in other timbres, a syntonic comma higher.
    /// </summary>
    public void DrawInvalid(ref RandomSequence random, int kind, Span<float> values)
    {
        List<HarmonicTone> drawn = kind == 2 || !random.Coin() ? [.. tones.Chord(ref random)] : [tones.Tone(ref random)];
        switch (kind)
        {
            case 0:
                Mistune(ref random, drawn);
                break;
            case 1:
                drawn = drawn.ConvertAll(tone => tone with { Partials = [0, .. tone.Partials.Skip(1)] });
                break;
            case 2:
                foreach (var tone in drawn.ToList())
                {
                    var above = HarmonicTone.Random(ref random, tone.Pitch);
                    drawn.Add(above with { Mistuning = [.. Enumerable.Repeat(Comma, HarmonicTone.Harmonics)] });
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There are {InvalidKinds.Count} kinds of counterexamples.");
        }
        tones.Add(drawn, values);
    }

    /// <inheritdoc/>
    public Tensor Mix(Tensor first, Tensor second) => tones.Mix(first, second);

    private void Mistune(ref RandomSequence random, List<HarmonicTone> drawn)
    {
        var place = random.Between(0, drawn.Count);
        var mistuning = new double[HarmonicTone.Harmonics];
        mistuning[random.Between(0, Mistunable)] = random.Coin() ? cents : -cents;
        drawn[place] = drawn[place] with { Mistuning = mistuning };
    }
}
