using static Harmonic.Convolution.BlockArithmetic;

namespace Harmonic.Convolution;

/// <summary>Up to 16 images (each channels × pixels) as blocks, pixel by pixel, 16 channels after 16, and back.</summary>
internal static unsafe class ImageBlocks
{
    /// <summary>Stores images; the rows of images and the columns of channels that are not there are zero.</summary>
    internal static void Store(float* images, int count, int channels, int pixels, float* to)
    {
        var tiles = ConvolutionLayer.Tiles(channels);
        if (count < Side || channels % Side != 0)
        {
            new Span<float>(to, pixels * tiles * Size).Clear();
        }
        for (var image = 0; image < count; image++)
        {
            for (var channel = 0; channel < channels; channel += Side)
            {
                var from = images + ((long)image * channels + channel) * pixels;
                var lanes = Math.Min(Side, channels - channel);
                for (var pixel = 0; pixel < pixels; pixel++)
                {
                    var block = to + ((long)pixel * tiles + channel / Side) * Size + image * Side;
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        block[lane] = from[lane * pixels + pixel];
                    }
                }
            }
        }
    }

    /// <summary>Takes images out again.</summary>
    internal static void Take(float* from, int count, int channels, int pixels, float* images)
    {
        var tiles = ConvolutionLayer.Tiles(channels);
        for (var image = 0; image < count; image++)
        {
            for (var channel = 0; channel < channels; channel += Side)
            {
                var to = images + ((long)image * channels + channel) * pixels;
                var lanes = Math.Min(Side, channels - channel);
                for (var pixel = 0; pixel < pixels; pixel++)
                {
                    var block = from + ((long)pixel * tiles + channel / Side) * Size + image * Side;
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        to[lane * pixels + pixel] = block[lane];
                    }
                }
            }
        }
    }
}
