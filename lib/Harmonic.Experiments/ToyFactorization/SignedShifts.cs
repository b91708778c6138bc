using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// How nearly a shift and its opposite point in opposite directions on average (write-up, "Probing the ±1 asymmetry").
/// </summary>
/// <param name="Pitch">The angle in degrees between the mean moves of pitch shifts up and down; 180 is ideal.</param>
/// <param name="Time">The angle in degrees between the mean moves of time shifts forth and back; 180 is ideal.</param>
public sealed record SignedShifts(double Pitch, double Time)
{
    /// <summary>Draws <paramref name="count"/> images and a shift for each, and compares the mean moves by +s and −s.</summary>
    public static SignedShifts Measure(
        Module<Tensor, Tensor> encoder,
        long seed,
        int count = 500,
        ImageSource? images = null,
        int maxShift = 4
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        images = ShiftedImages.Require(images, maxShift);
        var random = new RandomSequence(seed, (long)ImageStream.SignedShifts);
        var views = new List<IImage>();
        for (var i = 0; i < count; i++)
        {
            var image = images.Draw(ref random);
            var by = random.Between(1, maxShift + 1);
            views.AddRange([image, image.Shifted(by, 0), image.Shifted(-by, 0), image.Shifted(0, by), image.Shifted(0, -by)]);
        }
        var latents = Encoding.Of(encoder, views);
        var moves = Enumerable.Range(1, 4).Select(shift => MeanMove(latents, shift)).ToArray();
        return new SignedShifts(Degrees(moves[0], moves[1]), Degrees(moves[2], moves[3]));
    }

    private static double[] MeanMove(float[,] latents, int shift)
    {
        var mean = new double[latents.GetLength(1)];
        for (var i = 0; i < latents.GetLength(0); i += 5)
        {
            for (var j = 0; j < mean.Length; j++)
            {
                mean[j] += latents[i + shift, j] - latents[i, j];
            }
        }
        return mean;
    }

    private static double Degrees(double[] left, double[] right)
    {
        var product = left.Zip(right, (a, b) => a * b).Sum();
        var lengths = Math.Sqrt(left.Sum(a => a * a) * right.Sum(b => b * b));
        return lengths == 0 ? double.NaN : double.RadiansToDegrees(Math.Acos(Math.Clamp(product / lengths, -1, 1)));
    }
}
