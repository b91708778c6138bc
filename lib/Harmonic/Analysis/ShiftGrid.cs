using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Analysis;

/// <summary>
/// Latents of images under every combination of pitch and time shifts (write-up, "SVD on shift grids" and "Kernel PCA").
/// Letters: n images, w = 2 · maxShift + 1 shifts of either kind, D latents.
/// </summary>
public sealed class ShiftGrid
{
    private readonly int images;
    private readonly int width;

    private ShiftGrid(float[,] latents, int images, int maxShift)
    {
        (Latents, this.images, width) = (latents, images, 2 * maxShift + 1);
        var rows = Enumerable.Range(0, latents.GetLength(0));
        Dy = [.. rows.Select(row => row / width % width - maxShift)];
        Dx = [.. rows.Select(row => row % width - maxShift)];
    }

    /// <summary>One row for each image, pitch shift and time shift, in this order (n·w·w × D).</summary>
    public float[,] Latents { get; }

    /// <summary>The pitch shift of each row, in pixels down.</summary>
    public int[] Dy { get; }

    /// <summary>The time shift of each row, in pixels to the right.</summary>
    public int[] Dx { get; }

    /// <summary>Draws <paramref name="count"/> images and encodes all shifts of each; 200 images of shifts to ±4 make 16,200 rows.</summary>
    public static ShiftGrid Encode(ToyEncoder encoder, long seed, int count, int size = 16, int maxShift = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(maxShift, size);
        var random = new RandomSequence(seed, 2);
        var images = new List<BlobImage>();
        for (var i = 0; i < count; i++)
        {
            var image = BlobImage.Random(ref random, size);
            for (var dy = -maxShift; dy <= maxShift; dy++)
            {
                for (var dx = -maxShift; dx <= maxShift; dx++)
                {
                    images.Add(image.Shifted(dy, dx));
                }
            }
        }
        return new ShiftGrid(Analysis.Latents.Of(encoder, images), count, maxShift);
    }

    /// <summary>Each image's grid as a matrix (pitch × time·latent): its singular values, as fractions of their sum (n × w).</summary>
    public double[,] SingularValuesByPitch() => SingularValues([0, 1, 2, 3]);

    /// <summary>Each image's grid as a matrix (time × pitch·latent): its singular values, as fractions of their sum (n × w).</summary>
    public double[,] SingularValuesByTime() => SingularValues([0, 2, 1, 3]);

    private double[,] SingularValues(long[] order)
    {
        using var scope = NewDisposeScope();
        var grid = tensor(Latents).view(images, width, width, Latents.GetLength(1)).permute(order);
        var values = linalg.svdvals(grid.reshape(images, width, -1)).to(ScalarType.Float64); // n × w
        return (double[,])(values / values.sum(1, keepdim: true)).data<double>().ToNDArray();
    }
}
