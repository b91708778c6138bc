using static Harmonic.Convolution.BlockArithmetic;

namespace Harmonic.Convolution;

/// <summary>
/// Where the numbers of an image lie in blocks: 16 channels after 16, pixel by pixel. "Unfolded", each tap of each channel is a channel
/// at the output's pixel, so that the blocks of images of few channels are not nearly empty.
/// </summary>
internal sealed unsafe class ImageLayout
{
    private readonly (int Block, int Image)[] places;
    private readonly int imageSize;

    /// <summary>A layout of plain images, with the kernel 1 × 1, or of images unfolded for a kernel.</summary>
    internal ImageLayout(int channels, in Geometry geometry)
    {
        var (height, width, kernel) = (geometry.InHeight, geometry.InWidth, geometry.KernelHeight * geometry.KernelWidth);
        (Channels, imageSize) = (channels * kernel, channels * height * width);
        Size = geometry.OutHeight * geometry.OutWidth * Tiles(Channels) * BlockArithmetic.Size;
        var found = new List<(int, int)>(geometry.OutHeight * geometry.OutWidth * Channels);
        for (var pixel = 0; pixel < geometry.OutHeight * geometry.OutWidth; pixel++)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                var tap = channel % kernel;
                var y = pixel / geometry.OutWidth * geometry.StrideY - geometry.PaddingY + tap / geometry.KernelWidth;
                var x = pixel % geometry.OutWidth * geometry.StrideX - geometry.PaddingX + tap % geometry.KernelWidth;
                if (y >= 0 && y < height && x >= 0 && x < width)
                {
                    var block = channel / Side * geometry.OutHeight * geometry.OutWidth + pixel;
                    found.Add((block * BlockArithmetic.Size + channel % Side, (channel / kernel * height + y) * width + x));
                }
            }
        }
        places = [.. found];
    }

    internal int Channels { get; }

    /// <summary>Numbers that 16 images take in blocks.</summary>
    internal int Size { get; }

    internal static int Tiles(int channels) => (channels + Side - 1) / Side;

    /// <summary>Puts up to 16 images into blocks; zero stands where there is no image, channel or pixel.</summary>
    internal void Store(float* images, int count, float* blocks)
    {
        new Span<float>(blocks, Size).Clear();
        for (var image = 0; image < count; image++, images += imageSize, blocks += Side)
        {
            foreach (var place in places)
            {
                blocks[place.Block] = images[place.Image];
            }
        }
    }

    /// <summary>The transpose of <see cref="Store"/>: adds up for each number of the images what lies at its places.</summary>
    internal void Take(float* blocks, int count, float* images)
    {
        new Span<float>(images, count * imageSize).Clear();
        for (var image = 0; image < count; image++, images += imageSize, blocks += Side)
        {
            foreach (var place in places)
            {
                images[place.Image] += blocks[place.Block];
            }
        }
    }
}

/// <summary>Sizes of one convolution, in pixels.</summary>
internal readonly record struct Geometry(
    int InHeight, int InWidth, int KernelHeight, int KernelWidth, int StrideY, int StrideX, int PaddingY, int PaddingX)
{
    /// <summary>A kernel 1 × 1, pixel by pixel.</summary>
    internal static Geometry Plain(int height, int width) => new(height, width, 1, 1, 1, 1, 0, 0);

    internal int OutHeight => (InHeight + 2 * PaddingY - KernelHeight) / StrideY + 1;

    internal int OutWidth => (InWidth + 2 * PaddingX - KernelWidth) / StrideX + 1;
}
