using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// Latents of images under every combination of pitch and time shifts (write-up, "SVD on shift grids" and "Kernel PCA").
/// Letters: n images, w = 2 · maxShift + 1 shifts of either kind, D latents.
/// </summary>
public sealed class ShiftGrid
{
    private readonly int width;

    private ShiftGrid(float[,] latents, int images, int maxShift, IReadOnlyList<IImage>? views)
    {
        (Latents, Images, MaxShift, width, Views) = (latents, images, maxShift, 2 * maxShift + 1, views);
        var rows = Enumerable.Range(0, latents.GetLength(0));
        Dy = [.. rows.Select(row => row / width % width - maxShift)];
        Dx = [.. rows.Select(row => row % width - maxShift)];
    }

    /// <summary>How many images, n.</summary>
    public int Images { get; }

    /// <summary>The largest shift in pixels.</summary>
    public int MaxShift { get; }

    /// <summary>The image behind each row; null where the grid was made of codes alone.</summary>
    public IReadOnlyList<IImage>? Views { get; }

    /// <summary>One row for each image, pitch shift and time shift, in this order (n·w·w × D).</summary>
    public float[,] Latents { get; }

    /// <summary>The pitch shift of each row, in pixels down.</summary>
    public int[] Dy { get; }

    /// <summary>The time shift of each row, in pixels to the right.</summary>
    public int[] Dx { get; }

    /// <summary>
    /// Draws <paramref name="count"/> images and encodes all shifts of each; 200 images of shifts to ±4 make 16,200 rows.
    /// </summary>
    public static ShiftGrid Encode(Module<Tensor, Tensor> encoder, long seed, int count, ImageSource? images = null, int maxShift = 4)
    {
        var views = Shifts(seed, count, images, maxShift);
        return new ShiftGrid(Encoding.Of(encoder, views), count, maxShift, views);
    }

    /// <summary>A grid of codes that come from elsewhere, in the order of <see cref="Latents"/>.</summary>
    /// <param name="codes">n·w·w × D.</param>
    /// <param name="images">n, at least 1.</param>
    /// <param name="maxShift">The largest shift, at least 1.</param>
    /// <exception cref="ArgumentException">There are not n·w·w rows, or a code is not a finite number.</exception>
    public static ShiftGrid Of(float[,] codes, int images, int maxShift = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 1);
        Codes.Require(codes);
        var rows = images * (2 * maxShift + 1) * (2 * maxShift + 1);
        return codes.GetLength(0) == rows
            ? new ShiftGrid(codes, images, maxShift, null)
            : throw new ArgumentException(
                $"{images} images under shifts to ±{maxShift} have {rows} codes, not {codes.GetLength(0)}.",
                nameof(codes)
            );
    }

    /// <summary>The row of an image under a shift.</summary>
    public int Row(int image, int dy, int dx) => (image * width + dy + MaxShift) * width + dx + MaxShift;

    /// <summary>Images under every combination of shifts, in the order of <see cref="Latents"/>.</summary>
    private static List<IImage> Shifts(long seed, int count, ImageSource? images, int maxShift)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        images = ShiftedImages.Require(images, maxShift);
        var random = new RandomSequence(seed, (long)ImageStream.ShiftGrid);
        var views = new List<IImage>();
        for (var i = 0; i < count; i++)
        {
            var image = images.Draw(ref random);
            for (var dy = -maxShift; dy <= maxShift; dy++)
            {
                for (var dx = -maxShift; dx <= maxShift; dx++)
                {
                    views.Add(image.Shifted(dy, dx));
                }
            }
        }
        return views;
    }

    /// <summary>Each image's grid as a matrix (pitch × time·latent): its singular values, as fractions of their sum (n × w).</summary>
    /// <param name="centred">
    /// Whether the mean over the pitch shifts is taken off each column, as in principal components. Without it, as in the write-up, the
    /// first value holds the image's mean code, which says nothing about shifts.
    /// </param>
    public double[,] SingularValuesByPitch(bool centred = false) => SingularValues([0, 1, 2, 3], centred);

    /// <summary>Each image's grid as a matrix (time × pitch·latent): its singular values, as fractions of their sum (n × w).</summary>
    /// <param name="centred">Whether the mean over the time shifts is taken off each column.</param>
    public double[,] SingularValuesByTime(bool centred = false) => SingularValues([0, 2, 1, 3], centred);

    /// <summary>How each component of some projection of the rows goes with the shifts: Pearson's correlations, in [−1, 1].</summary>
    /// <param name="scores">One row for each row of the grid, one column a component.</param>
    /// <exception cref="ArgumentException">There are not as many rows as the grid has.</exception>
    public IReadOnlyList<ShiftCorrelation> Correlations(float[,] scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.GetLength(0) != Dy.Length)
        {
            throw new ArgumentException($"There are {scores.GetLength(0)} rows of scores for a grid of {Dy.Length}.", nameof(scores));
        }
        return
        [
            .. Enumerable
                .Range(0, scores.GetLength(1))
                .Select(component =>
                {
                    var column = Enumerable.Range(0, Dy.Length).Select(row => (double)scores[row, component]).ToArray();
                    return new ShiftCorrelation(component + 1, Correlation(column, Dy), Correlation(column, Dx));
                }),
        ];
    }

    private static double Correlation(double[] values, int[] shifts)
    {
        // Every shift occurs equally often with its opposite: their mean is zero.
        var mean = values.Average();
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            product += (values[i] - mean) * shifts[i];
            first += (values[i] - mean) * (values[i] - mean);
            second += (double)shifts[i] * shifts[i];
        }
        return first == 0 ? 0 : product / Math.Sqrt(first * second);
    }

    private double[,] SingularValues(long[] order, bool centred)
    {
        using var scope = NewDisposeScope();
        var grid = tensor(Latents).view(Images, width, width, Latents.GetLength(1)).permute(order);
        var matrices = grid.reshape(Images, width, -1); // n × w × w·D
        if (centred)
        {
            matrices = matrices - matrices.mean([1], keepdim: true);
        }
        var values = linalg.svdvals(matrices).to(ScalarType.Float64); // n × w
        return (double[,])(values / values.sum(1, keepdim: true)).data<double>().ToNDArray();
    }
}

/// <summary>How a component goes with the shifts.</summary>
/// <param name="Component">Counted from 1.</param>
/// <param name="Pitch">Correlation with the pitch shift.</param>
/// <param name="Time">Correlation with the time shift.</param>
public sealed record ShiftCorrelation(int Component, double Pitch, double Time);
