namespace Harmonic.Embedding.Tests;

/// <summary>Closeness of lists and columns, with the place of the worst difference in the message.</summary>
internal static class Close
{
    /// <summary>Each value within a fraction of the expected one.</summary>
    public static void Relative(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]),
                $"[{i}]: expected {expected[i]:R}, was {actual[i]:R}"
            );
        }
    }

    /// <summary>Rows of scores, each within a fraction of the largest expected magnitude of its column.</summary>
    public static void ToScale(double[][] expected, Func<int, int, double> actual, double tolerance)
    {
        for (var c = 0; c < expected[0].Length; c++)
        {
            var scale = expected.Max(row => Math.Abs(row[c]));
            for (var r = 0; r < expected.Length; r++)
            {
                Assert.True(
                    Math.Abs(expected[r][c] - actual(r, c)) <= tolerance * scale,
                    $"[{r}, {c}]: expected {expected[r][c]:R}, was {actual(r, c):R}, scale {scale:R}"
                );
            }
        }
    }
}
