namespace Harmonic.Experiments;

/// <summary>A row of the results table: a number of ours beside the write-up's.</summary>
/// <param name="Quantity">What was measured.</param>
/// <param name="Ours">Mean over runs, and the range where there are several.</param>
/// <param name="Untrained">The same of an encoder that was not trained: what a measure gives for nothing.</param>
/// <param name="WriteUp">What the write-up prints.</param>
/// <param name="Ideal">What a perfect factorization would give.</param>
public sealed record ToyComparison(string Quantity, string Ours, string Untrained, string WriteUp, string Ideal)
{
    /// <summary>The write-up's "Results summary" with our numbers beside it.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="untrained">An encoder as it was initialised; null leaves its column empty.</param>
    /// <exception cref="ArgumentException">There are no runs.</exception>
    public static IReadOnlyList<ToyComparison> Of(IReadOnlyList<ToyResults> runs, ToyResults? untrained = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new ArgumentException("There are no runs to compare with the write-up.", nameof(runs));
        }
        return
        [
            Row("Steps", run => run.Steps, "N0", "5,000", ""),
            Row("Loss, mean of the last 100 steps", run => run.Loss, "F4", "about 0.023", "0"),
            Row("Pitch against time, mean absolute cos", run => run.Cosines.CrossMagnitude, "F3", "0.116 to 0.126", "0"),
            Row("Same sign, mean cos", run => run.Cosines.SameSign, "F3", "0.954", "1"),
            Row("Opposite sign, mean cos", run => run.Cosines.OppositeSign, "F3", "−0.884", "−1"),
            Row("Angle of pitch +s and −s, degrees", run => run.Angles.Pitch, "F1", "162.8", "180"),
            Row("Angle of time +s and −s, degrees", run => run.Angles.Time, "F1", "163.2", "180"),
            Row("Variance on the first component", run => run.ExplainedVariance[0], "P1", "27.8 %", ""),
            Row("Variance on the second component", run => run.ExplainedVariance[1], "P1", "26.4 %", ""),
            Row("First singular value, by pitch", run => run.FirstSingularValue, "P1", "60 to 80 %", ""),
            Row("First singular value, by time", run => run.FirstSingularValueByTime, "P1", "60 to 80 %", ""),
        ];

        ToyComparison Row(string quantity, Func<ToyResults, double> value, string format, string writeUp, string ideal)
        {
            var values = runs.Select(value).ToList();
            var (low, high) = (Text(values.Min(), format), Text(values.Max(), format));
            var range = low == high ? "" : $" ({low} to {high})";
            var before = untrained is null ? "" : Text(value(untrained), format);
            return new ToyComparison(quantity, Text(values.Average(), format) + range, before, writeUp, ideal);
        }
    }

    /// <summary>The rows as a Markdown table.</summary>
    public static string Markdown(IReadOnlyList<ToyComparison> rows, string ours) =>
        string.Join(
            '\n',
            new[] { $"| | {ours} | untrained | write-up | ideal |", "|---|---|---|---|---|" }.Concat(
                rows.Select(row => $"| {row.Quantity} | {row.Ours} | {row.Untrained} | {row.WriteUp} | {row.Ideal} |")
            )
        );

    private static string Text(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format).Replace('-', '−');
}
