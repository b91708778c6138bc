namespace Harmonic.Data;

/// <summary>What can be asked of any image.</summary>
public static class Images
{
    /// <summary>The numbers of a channel, rows by columns.</summary>
    public static float[,] Pixels(this IImage image, int channel = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (channels, height, width) = image.Shape;
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, channels);
        var numbers = new float[channels * height * width];
        image.CopyTo(numbers);
        var pixels = new float[height, width];
        Buffer.BlockCopy(numbers, channel * height * width * sizeof(float), pixels, 0, height * width * sizeof(float));
        return pixels;
    }
}
