using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Analysis;

/// <summary>What an encoder makes of images, as plain numbers.</summary>
public static class Latents
{
    private const int ImagesAtOnce = 1024;

    /// <summary>Encodes images of one size.</summary>
    /// <returns>One row of latents for each image.</returns>
    /// <exception cref="ArgumentException">There is no image, or they differ in size.</exception>
    public static float[,] Of(ToyEncoder encoder, IReadOnlyList<BlobImage> images)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || images.Any(image => image.Size != images[0].Size))
        {
            throw new ArgumentException("Latents are made of at least one image, and all images have one size.", nameof(images));
        }
        using var _ = inference_mode();
        using var scope = NewDisposeScope();
        var device = encoder.parameters().First().device;
        var parts = images.Chunk(ImagesAtOnce).Select(chunk =>
        {
            using var part = NewDisposeScope();
            return part.MoveToOuter(encoder.call(Pixels(chunk).to(device)).cpu());
        });
        return (float[,])cat(parts.ToArray()).data<float>().ToNDArray();
    }

    private static Tensor Pixels(BlobImage[] images)
    {
        var size = images[0].Size;
        var pixels = new float[images.Length * size * size];
        for (var i = 0; i < images.Length; i++)
        {
            images[i].CopyTo(pixels.AsSpan(i * size * size, size * size));
        }
        return tensor(pixels, [images.Length, 1, size, size]);
    }
}
