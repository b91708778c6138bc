using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>A batch of B triplets as tensors; letters: B triplets, C channels, H rows, W columns.</summary>
/// <param name="Views">Anchors, first crops, second crops, one after the other (3 × B × C × H × W).</param>
/// <param name="Targets">The wanted cosines (B): +1, −1 or 0.</param>
/// <param name="Shifts">How the two crops were moved, in pixels down and right (2 × B × 2).</param>
public sealed record ShiftTripletBatch(Tensor Views, Tensor Targets, Tensor Shifts) : IDisposable
{
    /// <summary>How many triplets there are.</summary>
    public int Count => (int)Views.shape[1];

    /// <summary>Triplets as tensors.</summary>
    /// <exception cref="ArgumentException">There is none, or the images have several shapes.</exception>
    public static ShiftTripletBatch From(ReadOnlySpan<ShiftTriplet> triplets, Device device)
    {
        if (triplets.IsEmpty)
        {
            throw new ArgumentException("A batch needs at least one triplet.", nameof(triplets));
        }
        var shape = triplets[0].Anchor.Shape;
        var (count, numbers) = (triplets.Length, shape.Channels * shape.Height * shape.Width);
        var (views, targets, shifts) = (zeros(3, count, numbers), zeros(count), zeros(2, count, 2));
        var pixels = MemoryMarshal.Cast<byte, float>(views.bytes);
        var wanted = MemoryMarshal.Cast<byte, float>(targets.bytes);
        var moved = MemoryMarshal.Cast<byte, float>(shifts.bytes);
        for (var i = 0; i < count; i++)
        {
            var triplet = triplets[i];
            Copy(triplet.Anchor, 0, i, pixels);
            Copy(triplet.Crop1, 1, i, pixels);
            Copy(triplet.Crop2, 2, i, pixels);
            wanted[i] = triplet.Target;
            (moved[2 * i], moved[2 * i + 1]) = triplet.Shift1;
            (moved[2 * (count + i)], moved[2 * (count + i) + 1]) = triplet.Shift2;
        }
        var images = views.view(3, count, shape.Channels, shape.Height, shape.Width);
        return new ShiftTripletBatch(images.to(device), targets.to(device), shifts.to(device));

        void Copy(IImage image, int view, int index, Span<float> all)
        {
            if (image.Shape != shape)
            {
                throw new ArgumentException(
                    $"The images of a batch, shifted ones too, have one shape; here are {shape} and {image.Shape}.",
                    nameof(triplets)
                );
            }
            image.CopyTo(all.Slice((view * count + index) * numbers, numbers));
        }
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Views.Dispose();
        Targets.Dispose();
        Shifts.Dispose();
    }
}
