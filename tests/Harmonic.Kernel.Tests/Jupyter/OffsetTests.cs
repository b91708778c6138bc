using Harmonic.Kernel.Jupyter;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class OffsetTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a😀c", 1, 1)]
    [InlineData("a😀c", 2, 3)]
    [InlineData("a😀c", 3, 4)]
    [InlineData("é", 1, 1)]
    [InlineData("", 0, 0)]
    public void A_pair_of_surrogates_is_one_code_point(string text, int codePoints, int utf16)
    {
        Assert.Equal(utf16, Offsets.ToUtf16(text, codePoints));
        Assert.Equal(codePoints, Offsets.ToCodePoints(text, utf16));
    }

    [Theory]
    [InlineData("a😀", 99, 3)]
    [InlineData("a😀", -5, 0)]
    public void What_lies_outside_becomes_the_nearer_end(string text, int codePoints, int utf16) =>
        Assert.Equal(utf16, Offsets.ToUtf16(text, codePoints));
}
