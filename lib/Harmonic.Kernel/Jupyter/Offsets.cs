namespace Harmonic.Kernel.Jupyter;

/// <summary>Cursor offsets: code points on the wire since protocol 5.2, UTF-16 units in .NET.</summary>
internal static class Offsets
{
    /// <summary>The UTF-16 offset of a code point offset; what lies outside the text becomes its nearer end.</summary>
    public static int ToUtf16(string text, int codePoints) =>
        text.EnumerateRunes().Take(codePoints).Sum(codePoint => codePoint.Utf16SequenceLength);

    /// <summary>The code point offset of a UTF-16 offset.</summary>
    public static int ToCodePoints(string text, int utf16) => text[..Math.Clamp(utf16, 0, text.Length)].EnumerateRunes().Count();
}
