using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>An endless data set of shift triplets: the same items for the same seed, in whole batches.</summary>
public sealed class ShiftTripletSampler
{
    /// <summary>A sampler for images of <paramref name="size"/> pixels a side, moved by 1 to <paramref name="maxShift"/> pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image size is not in 4..64, or the shift is not in 1..size−1.</exception>
    public ShiftTripletSampler(long seed, int size = 16, int maxShift = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, BlobImage.SmallestSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, BlobImage.LargestSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        if (maxShift >= size)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxShift), maxShift, $"A shift by {maxShift} pixels leaves nothing of an image of {size} × {size}.");
        }
        (Seed, Size, MaxShift) = (seed, size, maxShift);
    }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>Height and width of the images in pixels.</summary>
    public int Size { get; }

    /// <summary>The largest shift in pixels.</summary>
    public int MaxShift { get; }

    /// <summary>Item <paramref name="index"/> of an endless data set: a batch is a stretch of it, however it is cut into pieces.</summary>
    public ShiftTriplet Triplet(long index)
    {
        var random = new RandomSequence(Seed, index);
        return ShiftTriplet.Random(ref random, Size, MaxShift);
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

/// <summary>A batch of B triplets as tensors; letters: B triplets, S pixels a side.</summary>
/// <param name="Views">Anchors, first crops, second crops, one after the other (3 × B × 1 × S × S), 0 and 1.</param>
/// <param name="Targets">The wanted cosines (B): +1, −1 or 0.</param>
public sealed record ShiftTripletBatch(Tensor Views, Tensor Targets) : IDisposable
{
    /// <summary>How many triplets there are.</summary>
    public int Count => (int)Views.shape[1];

    /// <summary>Triplets as tensors.</summary>
    public static ShiftTripletBatch From(ReadOnlySpan<ShiftTriplet> triplets, Device device)
    {
        if (triplets.IsEmpty)
        {
            throw new ArgumentException("A batch needs at least one triplet.", nameof(triplets));
        }
        var size = triplets[0].Anchor.Size;
        var count = triplets.Length;
        var views = empty(3, count, 1, size * size);
        var targets = empty(count);
        var pixels = MemoryMarshal.Cast<byte, float>(views.bytes);
        var wanted = MemoryMarshal.Cast<byte, float>(targets.bytes);
        for (var i = 0; i < count; i++)
        {
            triplets[i].Anchor.CopyTo(Place(pixels, 0, i));
            triplets[i].Crop1.CopyTo(Place(pixels, 1, i));
            triplets[i].Crop2.CopyTo(Place(pixels, 2, i));
            wanted[i] = triplets[i].Target;
        }
        return new ShiftTripletBatch(views.view(3, count, 1, size, size).to(device), targets.to(device));

        Span<float> Place(Span<float> all, int view, int index) => all.Slice((view * count + index) * size * size, size * size);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Views.Dispose();
        Targets.Dispose();
    }
}
