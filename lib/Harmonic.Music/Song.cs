namespace Harmonic.Music;

/// <summary>What a note belongs to, by POP909's tracks.</summary>
public enum SongPart
{
    /// <summary>The sung melody.</summary>
    Melody,

    /// <summary>A second melody.</summary>
    Bridge,

    /// <summary>The accompaniment.</summary>
    Piano,
}

/// <summary>A note on the grid of a song.</summary>
/// <param name="Part">What it belongs to.</param>
/// <param name="Pitch">In semitones, 0 to 127; 60 is the middle C.</param>
/// <param name="Step">The step at which it begins, from 0.</param>
/// <param name="Length">In steps, at least 1.</param>
public readonly record struct SongNote(SongPart Part, int Pitch, int Step, int Length)
{
    /// <summary>The first step at which it sounds no more.</summary>
    public int End => Step + Length;
}

/// <summary>A song as notes on a grid of sixteenths, with its bars, chords and keys.</summary>
public sealed class Song
{
    private readonly SongNote[] notes;
    private readonly int[] earliest;
    private readonly sbyte[] chords,
        keys;

    /// <summary>A song.</summary>
    /// <param name="number">Its number, which decides whether it is one of training or of the test.</param>
    /// <param name="steps">How many steps it has, at least 1.</param>
    /// <param name="notes">Its notes, in any order; what lies outside of the steps is cut off.</param>
    /// <param name="bars">The steps at which bars begin.</param>
    /// <param name="chords">The triad at each step (see <see cref="Triads"/>); null for none.</param>
    /// <param name="keys">The key at each step; null for none.</param>
    /// <exception cref="ArgumentException">There are not as many chords or keys as steps.</exception>
    public Song(
        int number,
        int steps,
        IEnumerable<SongNote> notes,
        IEnumerable<int> bars,
        IReadOnlyList<sbyte>? chords = null,
        IReadOnlyList<sbyte>? keys = null
    )
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        (Number, Steps) = (number, steps);
        this.notes =
        [
            .. notes
                .Where(note => note.Step >= 0 && note.Step < steps && note.Length > 0)
                .Select(note => note with { Length = Math.Min(note.Length, steps - note.Step) })
                .OrderBy(note => note.Step)
                .ThenBy(note => note.Pitch),
        ];
        Bars = [.. bars.Where(bar => bar >= 0 && bar < steps).Order()];
        (this.chords, this.keys) = (Labels(chords), Labels(keys));
        earliest = Earliest();
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>How many steps it has.</summary>
    public int Steps { get; }

    /// <summary>Its notes, in the order of steps and pitches.</summary>
    public IReadOnlyList<SongNote> Notes => notes;

    /// <summary>The steps at which bars begin.</summary>
    public IReadOnlyList<int> Bars { get; }

    /// <summary>The triad at each step; see <see cref="Triads"/>.</summary>
    public IReadOnlyList<sbyte> Chords => chords;

    /// <summary>The key at each step; see <see cref="Triads"/>.</summary>
    public IReadOnlyList<sbyte> Keys => keys;

    /// <summary>The notes that sound from a step to before another; both may lie outside of the song.</summary>
    public IEnumerable<SongNote> Sounding(int from, int to)
    {
        if (to <= 0 || from >= Steps)
        {
            yield break;
        }
        for (var i = earliest[Math.Max(0, from)]; i < notes.Length && notes[i].Step < to; i++)
        {
            if (notes[i].End > from)
            {
                yield return notes[i];
            }
        }
    }

    /// <summary>For each step the first note that sounds at it or after it.</summary>
    private int[] Earliest()
    {
        var first = new int[Steps];
        Array.Fill(first, notes.Length);
        for (var i = notes.Length - 1; i >= 0; i--)
        {
            first[notes[i].End - 1] = i;
        }
        // A later step's first note can only be a later one; but one that ends later sounds here or is still to come.
        for (var step = Steps - 2; step >= 0; step--)
        {
            first[step] = Math.Min(first[step], first[step + 1]);
        }
        return first;
    }

    private sbyte[] Labels(IReadOnlyList<sbyte>? labels) =>
        labels is null ? [.. Enumerable.Repeat((sbyte)Triads.None, Steps)]
        : labels.Count == Steps ? [.. labels]
        : throw new ArgumentException($"A song of {Steps} steps has {labels.Count} labels; each step has one.", nameof(labels));
}
