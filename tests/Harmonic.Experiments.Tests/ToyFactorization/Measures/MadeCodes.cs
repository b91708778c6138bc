using Harmonic.Data;

namespace Harmonic.Experiments.Tests.ToyFactorization;

/// <summary>Codes made so that the answer is known.</summary>
internal static class MadeCodes
{
    internal delegate double[] Code(int image, int dy, int dx);

    /// <summary>A grid of codes by a formula.</summary>
    internal static ShiftGrid Grid(Code code, int images = 12, int maxShift = 4)
    {
        var rows = new List<double[]>();
        for (var image = 0; image < images; image++)
        {
            for (var dy = -maxShift; dy <= maxShift; dy++)
            {
                for (var dx = -maxShift; dx <= maxShift; dx++)
                {
                    rows.Add(code(image, dy, dx));
                }
            }
        }
        var codes = new float[rows.Count, rows[0].Length];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < rows[row].Length; i++)
            {
                codes[row, i] = (float)rows[row][i];
            }
        }
        return ShiftGrid.Of(codes, images, maxShift);
    }

    /// <summary>A place for each image, one direction for pitch, one at a right angle to it for time: what the ideal would be.</summary>
    internal static double[] Additive(int image, int dy, int dx) =>
        [Noise(image, 0) + dy, Noise(image, 1) + dx, Noise(image, 2), Noise(image, 3)];

    /// <summary>Each image has directions of its own: perfect within images, at chance across them.</summary>
    internal static double[] OwnDirections(int image, int dy, int dx)
    {
        var first = Enumerable.Range(0, 16).Select(i => Noise(image, i)).ToArray();
        var second = Enumerable.Range(16, 16).Select(i => Noise(image, i)).ToArray();
        var along = first.Zip(second, (a, b) => a * b).Sum() / first.Sum(a => a * a);
        second = [.. second.Zip(first, (b, a) => b - along * a)];
        return [.. first.Zip(second, (a, b) => dy * a + dx * b)];
    }

    /// <summary>A product of a pitch part and a time part.</summary>
    internal static double[] Product(int image, int dy, int dx) =>
        [.. Enumerable.Range(0, 4).Select(i => Math.Cos(dy * 0.3 + i) * Math.Cos(dx * 0.4 + 2 * i + image))];

    /// <summary>The codes of fixtures/measures.py.</summary>
    internal static double[] OfReference(int image, int dy, int dx) =>
        [
            .. Enumerable
                .Range(0, 4)
                .Select(k =>
                    Math.Sin(image + k)
                    + 0.5 * dy * Math.Cos(0.9 * k)
                    + 0.4 * dx * Math.Sin(1.3 * k + 0.5)
                    + 0.1 * dy * dx * Math.Cos(k + image)
                    + 0.05 * Math.Sin(7.7 * (image * 31 + dy * 5 + dx) + k)
                ),
        ];

    /// <summary>The shifts of a grid as factors.</summary>
    internal static double[,] Shifts(ShiftGrid grid)
    {
        var shifts = new double[grid.Dy.Length, 2];
        for (var row = 0; row < grid.Dy.Length; row++)
        {
            (shifts[row, 0], shifts[row, 1]) = (grid.Dy[row], grid.Dx[row]);
        }
        return shifts;
    }

    /// <summary>The codes turned by an angle in every pair of latents next to each other.</summary>
    internal static ShiftGrid Turned(ShiftGrid grid, double angle)
    {
        var codes = (float[,])grid.Latents.Clone();
        for (var row = 0; row < codes.GetLength(0); row++)
        {
            for (var i = 0; i + 1 < codes.GetLength(1); i++)
            {
                var (one, other) = (codes[row, i], codes[row, i + 1]);
                codes[row, i] = (float)(Math.Cos(angle) * one - Math.Sin(angle) * other);
                codes[row, i + 1] = (float)(Math.Sin(angle) * one + Math.Cos(angle) * other);
            }
        }
        return ShiftGrid.Of(codes, grid.Images, grid.MaxShift);
    }

    /// <summary>The same codes in random order: whatever they say of shifts is gone.</summary>
    internal static ShiftGrid Shuffled(ShiftGrid grid)
    {
        var order = Enumerable.Range(0, grid.Dy.Length).ToArray();
        var random = new RandomSequence(3, 0);
        random.Shuffle<int>(order);
        var codes = new float[order.Length, grid.Latents.GetLength(1)];
        for (var row = 0; row < order.Length; row++)
        {
            for (var i = 0; i < codes.GetLength(1); i++)
            {
                codes[row, i] = grid.Latents[order[row], i];
            }
        }
        return ShiftGrid.Of(codes, grid.Images, grid.MaxShift);
    }

    /// <summary>A number in [−1, 1) that two integers decide.</summary>
    internal static double Noise(int one, int other)
    {
        var random = new RandomSequence(one * 1009L + other, 7);
        return 2 * random.Uniform() - 1;
    }
}
