using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>An endless data set of shift triplets: the same items for the same seed, in whole batches.</summary>
public sealed class ShiftTripletSampler
{
    /// <summary>A sampler of images, moved by 1 to <paramref name="maxShift"/> pixels.</summary>
    /// <param name="seed">The same seed, the same triplets.</param>
    /// <param name="images">Where the images come from; null for the write-up's blobs of 16 × 16.</param>
    /// <param name="maxShift">The largest shift, in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest shift is below 1, or leaves nothing of an image.</exception>
    public ShiftTripletSampler(long seed, ImageSource? images = null, int maxShift = 4)
    {
        (Seed, Images, MaxShift) = (seed, images ?? ImageSource.Blobs(), maxShift);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        var (_, height, width) = Images.Shape;
        if (maxShift >= Math.Min(height, width))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxShift),
                maxShift,
                $"A shift by {maxShift} pixels leaves nothing of an image of {height} × {width}."
            );
        }
    }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>Where the images come from.</summary>
    public ImageSource Images { get; }

    /// <summary>The largest shift in pixels.</summary>
    public int MaxShift { get; }

    /// <summary>Item <paramref name="index"/> of an endless data set: a batch is a stretch of it, however it is cut into pieces.</summary>
    public ShiftTriplet Triplet(long index)
    {
        var random = new RandomSequence(Seed, index);
        return ShiftTriplet.Random(ref random, Images, MaxShift);
    }

    /// <summary>The triplets <paramref name="first"/>, <paramref name="first"/> + 1, … as tensors on <paramref name="device"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public ShiftTripletBatch Batch(long first, int count, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(device);
        var triplets = new ShiftTriplet[count];
        for (var i = 0; i < count; i++)
        {
            triplets[i] = Triplet(first + i);
        }
        return ShiftTripletBatch.From(triplets, device);
    }
}
