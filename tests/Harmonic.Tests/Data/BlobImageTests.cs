using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Tests.Data;

public sealed class BlobImageTests
{
    private static float[] Pixels(BlobImage image)
    {
        var pixels = new float[image.Size * image.Size];
        image.CopyTo(pixels);
        return pixels;
    }

    private static BlobImage Image(long seed, int size = 16)
    {
        var random = new RandomSequence(seed, 0);
        return BlobImage.Random(ref random, size);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(12)]
    [InlineData(64)]
    public void Shifting_bits_is_shifting_pixels(int size)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var image = Image(seed, size);
            var pixels = new PixelImage(image.Pixels());
            foreach (var (dy, dx) in new[] { (0, 0), (3, 0), (-2, 0), (0, 4), (0, -1), (2, -3), (size - 1, 1 - size) })
            {
                Assert.Equal(pixels.Shifted(dy, dx).Pixels(), image.Shifted(dy, dx).Pixels());
            }
        }
    }

    [Fact]
    public void Shifts_are_the_write_ups()
    {
        var reference = Reference.Load("factorization.json")["shift"]!;
        var image = new PixelImage((float[,])Reference.Matrix(reference["image"]).data<float>().ToNDArray());
        foreach (var expected in reference["cases"]!.AsArray())
        {
            var by = (int)expected!["shift"]!;
            var (dy, dx) = (int)expected["dim"]! == 1 ? (by, 0) : (0, by);
            Assert.True(Reference.Matrix(expected["image"]).Equals(tensor(image.Shifted(dy, dx).Pixels())), $"dy {dy}, dx {dx}");
        }
    }

    [Fact]
    public void Images_are_like_the_write_ups()
    {
        var images = Enumerable.Range(0, 20_000).Select(seed => Pixels(Image(seed))).ToList();

        // A row is inside a blob for the starts 0..12 and the heights 1 to 3 that reach it; a pixel is set unless three blobs miss it.
        double Inside(int row) =>
            Enumerable.Range(1, 3).Average(height => Enumerable.Range(0, 13).Count(start => start <= row && row < start + height) / 13.0);
        var expected = Enumerable.Range(0, 256).Sum(i => 1 - Math.Pow(1 - Inside(i / 16) * Inside(i % 16), 3));
        Assert.Equal(expected, images.Average(image => image.Sum()), 0.1);

        // Flips make rows and columns, and both ends of each, alike.
        double Share(Func<int, bool> where) => images.Average(image => image.Where((_, i) => where(i)).Sum()) / expected;
        Assert.Equal(Share(i => i / 16 < 8), Share(i => i / 16 >= 8), 0.02);
        Assert.Equal(Share(i => i % 16 < 8), Share(i => i % 16 >= 8), 0.02);
        Assert.Equal(Share(i => i / 16 is 0 or 15), Share(i => i % 16 is 0 or 15), 0.02);
    }

    [Fact]
    public void Sizes_and_shifts_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Image(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Image(0, 65));
        Assert.Contains(
            "leaves nothing",
            Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftTripletSampler(0, maxShift: 16)).Message,
            StringComparison.Ordinal
        );
    }
}
