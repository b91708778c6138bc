namespace Harmonic.Experiments;

/// <summary>
/// A series averaged over a moving window, each mean at the middle of its window: at the window's end it would lag behind a falling loss.
/// </summary>
internal sealed class MovingMean
{
    private MovingMean(double[] centres, double[] means) => (Centres, Means) = (centres, means);

    /// <summary>The middle of each window, as a step counted from 1; between two steps where the window holds an even number.</summary>
    internal double[] Centres { get; }

    internal double[] Means { get; }

    /// <summary>
    /// Averages a series. At the beginning a window is half as wide as the steps that have passed: that is where a loss falls fastest, and
    /// the curve begins where the series does. The last window ends with the series.
    /// </summary>
    internal static MovingMean Of(IReadOnlyList<float> values, int window)
    {
        var sums = new double[values.Count + 1];
        for (var index = 0; index < values.Count; index++)
        {
            sums[index + 1] = sums[index] + values[index];
        }

        var (centres, means) = (new List<double>(), new List<double>());
        var least = window % 2 == 0 && values.Count > 1 ? 2 : 1;
        for (var centre = (least + 1) / 2.0; ; centre++)
        {
            var width = Math.Min(window, least + (2 * (int)(centre / 4)));
            var start = (int)(centre - ((width + 1) / 2.0));
            if (start + width > values.Count)
            {
                return new MovingMean([.. centres], [.. means]);
            }

            centres.Add(centre);
            means.Add((sums[start + width] - sums[start]) / width);
        }
    }
}
