namespace Harmonic.Training;

/// <summary>What was measured at each step of a run.</summary>
public sealed class TrainingHistory
{
    private readonly List<float[]> rows = [];

    /// <summary>A history of these metrics, without steps yet.</summary>
    public TrainingHistory(IReadOnlyList<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Metrics = metrics;
    }

    /// <summary>The names of what was measured; the loss first.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>How many steps were made.</summary>
    public int Steps => rows.Count;

    /// <summary>How long they took, over all sittings.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>One metric at every step.</summary>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public float[] this[string metric]
    {
        get
        {
            var column = Metrics.ToList().IndexOf(metric);
            return column >= 0
                ? [.. rows.Select(row => row[column])]
                : throw new ArgumentException($"'{metric}' was not measured; there are {string.Join(", ", Metrics)}.");
        }
    }

    /// <summary>The mean of a metric over the last steps.</summary>
    public double Last(string metric, int steps = 100) => this[metric].TakeLast(steps).DefaultIfEmpty(float.NaN).Average();

    internal float[] Row(int step) => rows[step];

    internal void Add(float[] row) => rows.Add(row);

    internal double RecentLoss(int steps) => rows.Count == 0 ? double.NaN : rows.Skip(rows.Count - steps).Average(row => row[0]);

    internal float[,] ToArray()
    {
        var array = new float[rows.Count, Metrics.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < Metrics.Count; j++)
            {
                array[i, j] = rows[i][j];
            }
        }
        return array;
    }
}
