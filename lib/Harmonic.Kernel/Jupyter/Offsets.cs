namespace Harmonic.Kernel.Jupyter;

/// <summary>Cursor offsets: code points on the wire since protocol 5.2, UTF-16 units in .NET.</summary>
internal static class Offsets
{
    /// <summary>The UTF-16 offset of a code point offset; what lies outside the text becomes its nearer end.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        var offset = 0;
        for (var i = 0; i < codePoints && offset < text.Length; i++)
        {
            offset += char.IsSurrogatePair(text, offset) ? 2 : 1;
        }

        return offset;
    }

    /// <summary>The code point offset of a UTF-16 offset.</summary>
    public static int ToCodePoints(string text, int utf16)
    {
        var count = 0;
        for (var offset = 0; offset < Math.Min(utf16, text.Length); count++)
        {
            offset += char.IsSurrogatePair(text, offset) ? 2 : 1;
        }

        return count;
    }
}
