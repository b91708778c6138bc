namespace Harmonic.Figures.Tests;

public sealed class PngResolutionTests
{
    [Fact]
    public void Three_hundred_points_per_inch_are_written_as_every_other_program_writes_them()
    {
        var header = new byte[33];
        var picture = PngResolution.Write([.. header, 7], 300);

        // Length 9, "pHYs", 11811 points per metre both ways, unit metre, and the checksum that ImageMagick and libpng write there.
        byte[] chunk = [0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73, 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1, 0x78, 0xA5, 0x3F, 0x76];
        Assert.Equal([.. header, .. chunk, 7], picture);
    }
}
