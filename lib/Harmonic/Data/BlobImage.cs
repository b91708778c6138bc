using System.Buffers.Binary;

namespace Harmonic.Data;

/// <summary>
/// A small binary image, one bit a pixel: a stand-in for a piano roll, rows for pitch and columns for time
/// (write-up, "Data: Random blob patches + augmentations"). Bits make a shift or a flip a few instructions.
/// </summary>
public sealed class BlobImage : IImage, IEquatable<BlobImage>
{
    /// <summary>The largest side: a row is one 64-bit word.</summary>
    public const int LargestSize = 64;

    /// <summary>The smallest side: a blob of 3 × 3 pixels fits with a row to spare.</summary>
    public const int SmallestSize = 4;

    // For each byte its bits as pixels: a table is several times faster than shifting bit by bit.
    private static readonly float[] EightPixels = [.. Enumerable.Range(0, 256 * 8).Select(i => (float)((i / 8 >> (i % 8)) & 1))];

    private readonly ulong[] rows;

    private BlobImage(ulong[] rows) => this.rows = rows;

    /// <summary>Height and width in pixels.</summary>
    public int Size => rows.Length;

    /// <inheritdoc/>
    public (int Channels, int Height, int Width) Shape => (1, Size, Size);

    /// <summary>Whether a pixel is set; bit <c>column</c> of word <c>row</c>.</summary>
    public bool this[int row, int column] => ((rows[row] >> column) & 1) != 0;

    /// <summary>Draws <paramref name="blobs"/> filled rectangles of 1 to 3 pixels a side, then flips each axis half the time.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not in 4..64, or <paramref name="blobs"/> is
    /// negative.</exception>
    public static BlobImage Random(ref RandomSequence random, int size = 16, int blobs = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        ArgumentOutOfRangeException.ThrowIfNegative(blobs);
        var rows = new ulong[size];
        for (var blob = 0; blob < blobs; blob++)
        {
            var (row, column) = (random.Between(0, size - 3), random.Between(0, size - 3));
            var (height, width) = (random.Between(1, 4), random.Between(1, 4));
            var bits = ((1UL << width) - 1) << column;
            for (var i = 0; i < height; i++)
            {
                rows[row + i] |= bits;
            }
        }
        if (random.Coin())
        {
            Array.Reverse(rows);
        }
        if (random.Coin())
        {
            for (var i = 0; i < size; i++)
            {
                rows[i] = Reverse(rows[i]) >> (LargestSize - size);
            }
        }
        return new BlobImage(rows);
    }

    /// <summary>
    /// Moves the image <paramref name="dy"/> pixels down (pitch) and <paramref name="dx"/> to the right (time); what leaves is lost and
    /// zeros come in (write-up, <c>shift_no_wrap</c>).
    /// </summary>
    public BlobImage Shifted(int dy, int dx)
    {
        var shifted = new ulong[Size];
        var inside = Size == LargestSize ? ulong.MaxValue : (1UL << Size) - 1;
        for (var i = Math.Max(0, dy); i < Math.Min(Size, Size + dy); i++)
        {
            var row = rows[i - dy];
            shifted[i] = Math.Abs(dx) >= Size ? 0 : (dx >= 0 ? row << dx : row >> -dx) & inside;
        }
        return new BlobImage(shifted);
    }

    IImage IImage.Shifted(int dy, int dx) => Shifted(dy, dx);

    /// <summary>Writes the pixels as 0 and 1, row by row.</summary>
    public void CopyTo(Span<float> pixels)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var line = pixels.Slice(i * rows.Length, rows.Length);
            for (var (j, bits) = (0, rows[i]); j < line.Length; j += 8, bits >>= 8)
            {
                var eight = EightPixels.AsSpan((int)(bits & 255) * 8, Math.Min(8, line.Length - j));
                eight.CopyTo(line[j..]);
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(BlobImage? other) => other is not null && rows.AsSpan().SequenceEqual(other.rows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BlobImage);

    /// <inheritdoc/>
    public override int GetHashCode() => rows.Aggregate(0, (hash, row) => HashCode.Combine(hash, row));

    private static ulong Reverse(ulong bits)
    {
        bits = ((bits >> 1) & 0x5555555555555555) | ((bits & 0x5555555555555555) << 1);
        bits = ((bits >> 2) & 0x3333333333333333) | ((bits & 0x3333333333333333) << 2);
        bits = ((bits >> 4) & 0x0F0F0F0F0F0F0F0F) | ((bits & 0x0F0F0F0F0F0F0F0F) << 4);
        return BinaryPrimitives.ReverseEndianness(bits);
    }
}
