using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// Where shifts move an image in latent space, and the cosines between those moves
/// (write-up, "Visualization: pitch &amp; time difference vectors separate cleanly"). Letters: n images, D latents.
/// </summary>
public sealed class DifferenceVectors
{
    private DifferenceVectors(float[,] pitch, float[,] time, double[] same, double[] opposite)
    {
        (Pitch, Time, SameSign, OppositeSign) = (pitch, time, same, opposite);
        Cross = [.. Enumerable.Range(0, pitch.GetLength(0)).Select(i => Cosine(pitch, i, time, i))];
    }

    /// <summary>Pitch shifts by +s and −s of each image (2n × D).</summary>
    public float[,] Pitch { get; }

    /// <summary>Time shifts by +s and −s of each image (2n × D).</summary>
    public float[,] Time { get; }

    /// <summary>Cosines of a pitch and a time shift (2n); 0 is wanted.</summary>
    public double[] Cross { get; }

    /// <summary>Cosines of two shifts of one kind and sign, pitch first (2n); +1 is wanted.</summary>
    public double[] SameSign { get; }

    /// <summary>Cosines of shifts by +s and −s of one kind, pitch first (2n); −1 is wanted.</summary>
    public double[] OppositeSign { get; }

    /// <summary>Draws images, shifts each by +s, +s′ ≠ s and −s in pitch and in time, and compares.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="seed">Decides images and shifts.</param>
    /// <param name="count">n, at least 1.</param>
    /// <param name="images">Where the images come from; null for the write-up's blobs.</param>
    /// <param name="maxShift">The largest shift, at least 2 so that two differ.</param>
    public static DifferenceVectors Collect(
        Module<Tensor, Tensor> encoder,
        long seed,
        int count = 500,
        ImageSource? images = null,
        int maxShift = 4
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxShift, 2);
        images = ShiftedImages.Require(images, maxShift);
        var random = new RandomSequence(seed, (long)ImageStream.DifferenceVectors);
        var views = new List<IImage>();
        for (var i = 0; i < count; i++)
        {
            var image = images.Draw(ref random);
            var first = random.Between(1, maxShift + 1);
            var second = (first - 1 + random.Between(1, maxShift)) % maxShift + 1;
            views.AddRange([
                image,
                image.Shifted(first, 0),
                image.Shifted(second, 0),
                image.Shifted(-first, 0),
                image.Shifted(0, first),
                image.Shifted(0, second),
                image.Shifted(0, -first),
            ]);
        }
        return Compare(Encoding.Of(encoder, views), count);
    }

    /// <summary>Mean cosines as the write-up reports them.</summary>
    public CosineReport Report() => new(Cross.Average(), Cross.Average(Math.Abs), SameSign.Average(), OppositeSign.Average());

    /// <summary>Pitch and time differences one below the other (4n × D), as the write-up's PCA takes them.</summary>
    public float[,] All()
    {
        var all = new float[Pitch.GetLength(0) + Time.GetLength(0), Pitch.GetLength(1)];
        Array.Copy(Pitch, all, Pitch.Length);
        Array.Copy(Time, 0, all, Pitch.Length, Time.Length);
        return all;
    }

    /// <summary>Seven rows of latents for each image: itself, three pitch shifts (+s, +s′, −s), three time shifts.</summary>
    private static DifferenceVectors Compare(float[,] latents, int count)
    {
        var (pitch, time) = (new float[2 * count, latents.GetLength(1)], new float[2 * count, latents.GetLength(1)]);
        var (same, opposite) = (new double[2 * count], new double[2 * count]);
        var second = new float[1, latents.GetLength(1)];
        for (var i = 0; i < count; i++)
        {
            foreach (var (differences, shift, part) in new[] { (pitch, 1, 0), (time, 4, count) })
            {
                Subtract(latents, 7 * i + shift, 7 * i, differences, 2 * i);
                Subtract(latents, 7 * i + shift + 1, 7 * i, second, 0);
                Subtract(latents, 7 * i + shift + 2, 7 * i, differences, 2 * i + 1);
                same[part + i] = Cosine(differences, 2 * i, second, 0);
                opposite[part + i] = Cosine(differences, 2 * i, differences, 2 * i + 1);
            }
        }
        return new DifferenceVectors(pitch, time, same, opposite);
    }

    private static void Subtract(float[,] latents, int row, int from, float[,] into, int at)
    {
        for (var j = 0; j < latents.GetLength(1); j++)
        {
            into[at, j] = latents[row, j] - latents[from, j];
        }
    }

    /// <summary>The cosine as PyTorch's <c>cosine_similarity</c> has it: lengths below 1e-8 count as 1e-8.</summary>
    private static double Cosine(float[,] left, int i, float[,] right, int j)
    {
        double product = 0,
            first = 0,
            second = 0;
        for (var k = 0; k < left.GetLength(1); k++)
        {
            product += (double)left[i, k] * right[j, k];
            first += (double)left[i, k] * left[i, k];
            second += (double)right[j, k] * right[j, k];
        }
        return product / (Math.Max(Math.Sqrt(first), 1e-8) * Math.Max(Math.Sqrt(second), 1e-8));
    }
}

/// <summary>Mean cosines between difference vectors.</summary>
/// <param name="Cross">Pitch against time; 0 is wanted.</param>
/// <param name="CrossMagnitude">Pitch against time, without the sign; 0 is wanted.</param>
/// <param name="SameSign">One kind, one sign; +1 is wanted.</param>
/// <param name="OppositeSign">One kind, opposite signs; −1 is wanted.</param>
public sealed record CosineReport(double Cross, double CrossMagnitude, double SameSign, double OppositeSign);
