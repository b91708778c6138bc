namespace Harmonic.Figures.Tests;

public sealed class PaletteTests
{
    /// <summary>Linear RGB as it is seen without one kind of cone (Machado, Oliveira and Fernandes, 2009, severity 1).</summary>
    private static readonly Dictionary<string, double[][]> Deficiencies = new()
    {
        ["none"] =
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
        ["protanopia"] =
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        ["deuteranopia"] =
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        ["tritanopia"] =
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    };

    public static TheoryData<string> Sights => [.. Deficiencies.Keys];

    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void The_distance_is_that_of_the_published_pairs(
        double l1,
        double a1,
        double b1,
        double l2,
        double a2,
        double b2,
        double distance
    ) => Assert.Equal(distance, ColorDistance.Between((l1, a1, b1), (l2, a2, b2)), 1e-4);

    [Theory]
    [MemberData(nameof(Sights))]
    public void No_two_of_the_first_four_colours_look_alike_to_any_reader(string sight)
    {
        Assert.True(Least(Palette.Light.Categorical.Take(4), sight) >= 10, $"light: {Least(Palette.Light.Categorical.Take(4), sight):F1}");
        Assert.True(Least(Palette.Dark.Categorical.Take(4), sight) >= 10, $"dark: {Least(Palette.Dark.Categorical.Take(4), sight):F1}");
    }

    [Theory]
    [MemberData(nameof(Sights))]
    public void All_six_can_be_told_apart_by_every_reader(string sight)
    {
        Assert.True(Least(Palette.Light.Categorical, sight) >= 10, $"light: {Least(Palette.Light.Categorical, sight):F1}");
        Assert.True(Least(Palette.Dark.Categorical, sight) >= 10, $"dark: {Least(Palette.Dark.Categorical, sight):F1}");
    }

    /// <summary>The least distance of two colours of a list.</summary>
    private static double Least(IEnumerable<string> colors, string sight)
    {
        var seen = colors.Select(color => Seen(ColorDistance.Linear(color), Deficiencies[sight])).ToArray();
        return seen.SelectMany((first, index) => seen.Skip(index + 1).Select(second => ColorDistance.Between(first, second))).Min();
    }

    private static double[] Seen(double[] rgb, double[][] matrix) =>
        [.. matrix.Select(row => Math.Clamp((row[0] * rgb[0]) + (row[1] * rgb[1]) + (row[2] * rgb[2]), 0, 1))];
}
