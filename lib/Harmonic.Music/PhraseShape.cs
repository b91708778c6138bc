namespace Harmonic.Music;

/// <summary>The size of phrases: how many pitches and how many sixteenths, and which pitch is the lowest.</summary>
public sealed record PhraseShape
{
    /// <summary>The onset's channel and the sounding's.</summary>
    public const int Channels = 2;

    private const int Pitches128 = 128;
    private const int Middle = 68; // the middle of what POP909's songs use

    /// <summary>A size.</summary>
    /// <param name="pitches">Rows, from 8 to 128; they lie about a fixed middle.</param>
    /// <param name="steps">Columns, from 4 to 64: a row is one 64-bit word.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside of its range.</exception>
    public PhraseShape(int pitches = 64, int steps = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pitches, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pitches, Pitches128);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 64);
        (Pitches, Steps) = (pitches, steps);
    }

    /// <summary>Rows.</summary>
    public int Pitches { get; }

    /// <summary>Columns, in sixteenths.</summary>
    public int Steps { get; }

    /// <summary>The pitch of the first row, the highest: later rows are lower, as in a piano roll.</summary>
    public int Top => Math.Clamp(Middle + Pitches / 2, Pitches, Pitches128) - 1;
}
