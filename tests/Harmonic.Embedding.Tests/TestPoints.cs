namespace Harmonic.Embedding.Tests;

/// <summary>The point sets of fixtures/analysis.py, and a few of no importance.</summary>
internal static class TestPoints
{
    public static float[,] Waves(int rows = 300, int columns = 8) => Make(rows, columns, (r, c) =>
        {
            var i = ((double)columns * r) + c;
            return (Math.Sin(0.77 * i) * (1 - (0.8 * c / (columns - 1)))) + (0.3 * Math.Sin(1.9 * i));
        });

    /// <summary>clusters × 81 points around smooth sheets: the shape of an encoder's outputs over a grid of shifts.</summary>
    public static float[,] Sheets(int clusters, int dimensions = 16) => Make(clusters * 81, dimensions, (row, d) =>
        {
            var (c, cell) = (row / 81, row % 81);
            var (g, h) = (((cell / 9) - 4) / 4.0, ((cell % 9) - 4) / 4.0);
            var pitch = Math.Cos(2 * Math.PI * d / dimensions) * Math.Sqrt(2.0 / dimensions);
            var time = Math.Sin(2 * Math.PI * d / dimensions) * Math.Sqrt(2.0 / dimensions);
            double Own(int part) => Noise((1000.0 * c) + (16 * part) + d);
            return (0.45 * Own(0))
                + ((0.75 + (0.25 * Noise((1000.0 * c) + 900))) * g * pitch)
                + ((0.75 + (0.25 * Noise((1000.0 * c) + 901))) * h * time)
                + (0.2 * ((Own(1) * g * h) + (Own(2) * g * g) + (Own(3) * Math.Sin(2 * h))))
                + (0.01 * Noise(1e6 + (81 * 16 * c) + (16 * cell) + d));
        });

    public static float[,] Random(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return Make(rows, columns, (_, _) => random.NextDouble());
    }

    /// <summary>Points on a line.</summary>
    public static float[,] Line(params float[] places) => Make(places.Length, 1, (row, _) => places[row]);

    /// <summary>Points evenly around a circle of radius 1.</summary>
    public static float[,] Ring(int count) =>
        Make(count, 2, (row, d) => d == 0 ? Math.Cos(2 * Math.PI * row / count) : Math.Sin(2 * Math.PI * row / count));

    /// <summary>
    /// Cubes of random points, of side 0.02 and 1 apart along a line that bends; point i is in cube i % clusters.
    /// </summary>
    public static float[,] Clusters(int clusters, int count, int dimensions, int seed)
    {
        var random = new Random(seed);
        return Make(count, dimensions, (row, d) => (0.02 * random.NextDouble()) + Math.Pow(row % clusters, d % 2 == 0 ? 1 : 0.5));
    }

    public static float[,] Equal(int rows, int columns) => Make(rows, columns, (_, _) => 0.5);

    /// <summary>Different points whose squared distances are zero in single precision.</summary>
    public static float[,] Tiny(int rows) => Make(rows, 2, (row, d) => 1e-25 * (row + d));

    public static float[,] WithValue(float[,] points, int row, int column, float value)
    {
        var copy = (float[,])points.Clone();
        copy[row, column] = value;
        return copy;
    }

    private static float[,] Make(int rows, int columns, Func<int, int, double> value)
    {
        var points = new float[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                points[r, c] = (float)value(r, c);
            }
        }

        return points;
    }

    private static double Noise(double k)
    {
        var s = Math.Sin((k + 1) * 12.9898) * 43758.5453;
        return (2 * (s - Math.Floor(s))) - 1;
    }
}
