using System.Buffers.Binary;

namespace Harmonic.Figures;

/// <summary>Notes in a PNG file how many points of it make an inch, so that programs place it at its true size.</summary>
internal static class PngResolution
{
    private const int HeaderEnd = 33;

    /// <summary>The same picture with a <c>pHYs</c> chunk after its header (PNG specification, section 11.3.4.3).</summary>
    internal static byte[] Write(byte[] png, int pointsPerInch)
    {
        var chunk = new byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        var pointsPerMetre = (int)Math.Round(pointsPerInch / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), pointsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), pointsPerMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Checksum(chunk.AsSpan(4, 13)));
        return [.. png[..HeaderEnd], .. chunk, .. png[HeaderEnd..]];
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var value in bytes)
        {
            remainder ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320u);
            }
        }

        return ~remainder;
    }
}
