namespace Harmonic.Figures.Pages;

/// <summary>The least and greatest of numbers, of which those that are not finite do not count.</summary>
internal static class Extent
{
    internal static (double Low, double High)? Of(params double[][] columns)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var column in columns)
        {
            foreach (var number in column)
            {
                if (double.IsFinite(number))
                {
                    (low, high) = (Math.Min(low, number), Math.Max(high, number));
                }
            }
        }

        return low <= high ? (low, high) : null;
    }

    /// <summary>What several cover together.</summary>
    internal static (double Low, double High)? Union(IEnumerable<(double Low, double High)?> extents)
    {
        var known = extents.OfType<(double Low, double High)>().ToArray();
        return known.Length == 0 ? null : (known.Min(extent => extent.Low), known.Max(extent => extent.High));
    }
}
