using System.Numerics;
using Harmonic.Data;

namespace Harmonic.Music;

/// <summary>
/// A piano roll, one bit a pixel: rows are pitches, the highest first, columns are sixteenths. Channel 0 holds where notes begin, channel 1
/// where they sound. It knows nothing of the song it was cut from: what a shift brings in is zero.
/// </summary>
public sealed class RollImage : IImage, IEquatable<RollImage>
{
    private readonly ulong[] rows; // the rows of channel 0, then those of channel 1

    private RollImage(ulong[] rows, int steps) => (this.rows, Steps) = (rows, steps);

    /// <summary>How many rows.</summary>
    public int Pitches => rows.Length / PhraseShape.Channels;

    /// <summary>How many columns.</summary>
    public int Steps { get; }

    /// <inheritdoc/>
    public (int Channels, int Height, int Width) Shape => (PhraseShape.Channels, Pitches, Steps);

    /// <summary>How many notes begin in it.</summary>
    public int Onsets
    {
        get
        {
            var count = 0;
            foreach (var row in rows.AsSpan(0, Pitches))
            {
                count += BitOperations.PopCount(row);
            }
            return count;
        }
    }

    /// <summary>Where notes of a row begin: bit k for column k.</summary>
    public ulong Begins(int row) => rows[row];

    /// <summary>Where notes of a row sound: bit k for column k.</summary>
    public ulong Sounds(int row) => rows[Pitches + row];

    /// <summary>Draws notes.</summary>
    /// <param name="notes">The notes; what lies outside is not seen.</param>
    /// <param name="shape">Rows and columns.</param>
    /// <param name="start">The step of column 0.</param>
    /// <param name="top">The pitch of row 0.</param>
    public static RollImage Of(IEnumerable<SongNote> notes, PhraseShape shape, int start, int top)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(shape);
        var rows = new ulong[PhraseShape.Channels * shape.Pitches];
        foreach (var note in notes)
        {
            var row = top - note.Pitch;
            var (from, to) = (Math.Max(0, note.Step - start), Math.Min(shape.Steps, note.End - start));
            if (row >= 0 && row < shape.Pitches && from < to)
            {
                rows[shape.Pitches + row] |= (ulong.MaxValue >> (64 - (to - from))) << from;
                rows[row] |= note.Step >= start ? 1UL << from : 0;
            }
        }
        return new RollImage(rows, shape.Steps);
    }

    /// <summary>Moves the roll down (to lower pitches) and to the right (later); zeros come in.</summary>
    public RollImage Shifted(int dy, int dx)
    {
        var shifted = new ulong[rows.Length];
        var inside = ulong.MaxValue >> (64 - Steps);
        for (var row = Math.Max(0, dy); row < Math.Min(Pitches, Pitches + dy); row++)
        {
            shifted[row] = Moved(rows[row - dy]);
            shifted[Pitches + row] = Moved(rows[Pitches + row - dy]);
        }
        return new RollImage(shifted, Steps);

        ulong Moved(ulong row) => Math.Abs(dx) >= Steps ? 0 : (dx >= 0 ? row << dx : row >> -dx) & inside;
    }

    IImage IImage.Shifted(int dy, int dx) => Shifted(dy, dx);

    /// <summary>Writes both channels as 0 and 1, row by row.</summary>
    public void CopyTo(Span<float> pixels)
    {
        pixels[..(rows.Length * Steps)].Clear();
        for (var row = 0; row < rows.Length; row++)
        {
            for (var bits = rows[row]; bits != 0; bits &= bits - 1)
            {
                pixels[row * Steps + BitOperations.TrailingZeroCount(bits)] = 1;
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(RollImage? other) => other is not null && Steps == other.Steps && rows.AsSpan().SequenceEqual(other.rows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RollImage);

    /// <inheritdoc/>
    public override int GetHashCode() => rows.Aggregate(Steps, HashCode.Combine);
}
