namespace Harmonic.Data;

/// <summary>A part of the tones of a <see cref="ToneDomain"/>, or other timbres: what is trained on, or held out.</summary>
/// <param name="Name">What they are, in a few words.</param>
public sealed record ToneSplit(string Name)
{
    /// <summary>Whether a sound is drawn that has these pitches, in semitones above the lowest bin, the lowest first.</summary>
    public Func<IReadOnlyList<int>, bool> Keeps { get; init; } = _ => true;

    /// <summary>What is done to each tone, also to those that counterexamples are made of.</summary>
    public Func<HarmonicTone, HarmonicTone> Changed { get; init; } = tone => tone;
}
