using System.Runtime.InteropServices;
using Harmonic.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>Asks any encoder for its latents, and says in a sentence where it does not give any. Letters: B images, D latents.</summary>
public static class Encoding
{
    private const int ImagesAtOnce = 1024;

    /// <summary>Encodes images of one shape, in evaluation mode and without a gradient.</summary>
    /// <returns>One row of latents for each image, as plain numbers.</returns>
    /// <exception cref="ArgumentException">There is no image, they differ in shape, or the encoder gives no row of numbers for
    /// each.</exception>
    public static float[,] Of(Module<Tensor, Tensor> encoder, IReadOnlyList<IImage> images)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || images.Any(image => image.Shape != images[0].Shape))
        {
            throw new ArgumentException("Latents are made of at least one image, and all images have one shape.", nameof(images));
        }
        using var mode = EvaluationMode.Of(encoder);
        using var _ = inference_mode();
        using var scope = NewDisposeScope();
        var device = encoder.parameters().FirstOrDefault()?.device ?? CPU;
        var parts = images
            .Chunk(ImagesAtOnce)
            .Select(chunk =>
            {
                using var part = NewDisposeScope();
                return part.MoveToOuter(Rows(encoder, Pixels(chunk).to(device)).to(ScalarType.Float32).cpu());
            });
        var latents = cat(parts.ToArray()).contiguous();
        if (!latents.isfinite().all().item<bool>())
        {
            throw new ArgumentException($"{encoder.Title()} gives latents that are not finite numbers.", nameof(encoder));
        }
        return (float[,])latents.data<float>().ToNDArray();
    }

    /// <summary>An encoder's latents (B × D) of a batch (B × …), which comes to it in the precision of its weights.</summary>
    /// <exception cref="ArgumentException">It cannot take the batch, or does not make one row of numbers of each image.</exception>
    internal static Tensor Rows(Module<Tensor, Tensor> encoder, Tensor batch)
    {
        var latents = Called(encoder, encoder.parameters().FirstOrDefault() is { } weights ? batch.to(weights.dtype) : batch);
        return latents is not null && latents.dim() == 2 && latents.size(0) == batch.size(0) && latents.size(1) > 0
            ? latents
            : throw new ArgumentException(
                $"{encoder.Title()} makes {Shape(latents)} of a batch of shape {Shape(batch)}; an encoder makes one row of latents of "
                    + $"each image: [{batch.size(0)}, D].",
                nameof(encoder)
            );
    }

    private static Tensor? Called(Module<Tensor, Tensor> encoder, Tensor batch)
    {
        try
        {
            return encoder.call(batch);
        }
        catch (ExternalException error)
        {
            throw new ArgumentException(
                $"{encoder.Title()} cannot take a batch of shape {Shape(batch)}: {error.Message.Split('\n')[0]}.",
                nameof(encoder)
            );
        }
    }

    private static string Shape(Tensor? tensor) => tensor is null ? "nothing" : $"[{string.Join(", ", tensor.shape)}]";

    private static Tensor Pixels(IImage[] images)
    {
        var (channels, height, width) = images[0].Shape;
        var numbers = channels * height * width;
        var pixels = new float[images.Length * numbers];
        for (var i = 0; i < images.Length; i++)
        {
            images[i].CopyTo(pixels.AsSpan(i * numbers, numbers));
        }
        return tensor(pixels, [images.Length, channels, height, width]);
    }
}
