namespace Harmonic.Experiments;

/// <summary>The area under the receiver operating characteristic.</summary>
public static class Auroc
{
    /// <summary>
    /// The chance that a random positive scores above a random negative, ties counting half (Hanley and McNeil, 1982): 1 is perfect
    /// separation, 0.5 none.
    /// </summary>
    /// <exception cref="ArgumentException">One of the two is empty, or a score is not a number.</exception>
    public static double Of(IReadOnlyList<float> positives, IReadOnlyList<float> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0 || positives.Any(float.IsNaN) || negatives.Any(float.IsNaN))
        {
            throw new ArgumentException("The area needs positive and negative scores, at least one of each, and every score a number.");
        }
        var sorted = negatives.Order().ToArray();
        var sum = positives.Sum(score => Count(sorted, other => other < score) + Count(sorted, other => other <= score));
        return sum / (2.0 * positives.Count * negatives.Count);
    }

    /// <summary>How many of the sorted scores come before those that are not <paramref name="before"/>.</summary>
    private static double Count(float[] sorted, Func<float, bool> before)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = before(sorted[middle]) ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
