namespace Harmonic.Figures;

/// <summary>A series averaged over a moving window, each mean at the middle of its window: at the window's end it would lag behind a falling loss.</summary>
internal sealed class MovingMean
{
    private MovingMean(double[] centres, double[] means) => (Centres, Means) = (centres, means);

    /// <summary>The middle of each window, as a step counted from 1; between two steps where the window holds an even number.</summary>
    internal double[] Centres { get; }

    internal double[] Means { get; }

    /// <summary>
    /// Averages a series. The first windows are as wide as the steps before their middle allow, so that the curve begins where the series
    /// does; the last one ends with it.
    /// </summary>
    internal static MovingMean Of(IReadOnlyList<float> values, int window)
    {
        var sums = new double[values.Count + 1];
        for (var index = 0; index < values.Count; index++)
        {
            sums[index + 1] = sums[index] + values[index];
        }

        var (centres, means) = (new List<double>(), new List<double>());
        window = Math.Min(window, values.Count);
        for (var width = window % 2 == 0 ? 2 : 1; width < window; width += 2)
        {
            Add(0, width);
        }

        for (var start = 0; start + window <= values.Count && window > 0; start++)
        {
            Add(start, window);
        }

        return new MovingMean([.. centres], [.. means]);

        void Add(int start, int width)
        {
            centres.Add(start + ((width + 1) / 2.0));
            means.Add((sums[start + width] - sums[start]) / width);
        }
    }
}
