using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// How often values fall into bins of equal width between the least and the greatest, as a density whose area is 1. The bins are those
/// of <c>numpy.histogram</c>; only their heights go into the figure, however many values there are.
/// </summary>
public sealed class Histogram : Trace
{
    private readonly double[] _edges;
    private readonly double[] _densities;
    private readonly int _gaps;

    /// <param name="values">The values; those not finite are left out and counted.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    public Histogram(Values values, int bins = 40)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        Values = values;
        var (low, high) = values.Extent() ?? (0, 1);
        (low, high) = low < high ? (low, high) : (low - 0.5, high + 0.5);
        _edges = [.. Enumerable.Range(0, bins).Select(edge => low + (edge * ((high - low) / bins))), high];
        var finite = values.Numbers.Where(double.IsFinite).ToArray();
        _gaps = values.Count - finite.Length;
        _densities = new double[bins];
        foreach (var value in finite)
        {
            _densities[BinOf(value)] += bins / (finite.Length * (high - low));
        }
    }

    /// <summary>The values counted.</summary>
    public Values Values { get; }

    /// <summary>The edges of the bins, one more than there are bins.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>The density in each bin.</summary>
    public IReadOnlyList<double> Densities => _densities;

    internal override bool IsEmpty => _gaps == Values.Count;

    internal override Values Vertical => _densities;

    internal override IEnumerable<JsonObject> Draw(DrawingPlace place)
    {
        place.NoteGaps(Name, _gaps, Values.Count);
        var trace = Start("scatter", place);
        trace["mode"] = "lines";
        trace["x"] = TypedArray.Encode((double[])[_edges[0], .. _edges]);
        trace["y"] = TypedArray.Encode((double[])[0, .. _densities, 0]);
        trace["line"] = Line(1.5);
        trace["line"]!["shape"] = "hv";
        trace["fill"] = "tozeroy";
        trace["meta"] = new JsonObject { ["lineWidth"] = 1.5 };
        trace["hovertemplate"] = "from %{x:.3f}: density %{y:.2f}";
        yield return trace;
    }

    /// <summary>A value on an inner edge belongs to the bin above it; the greatest value belongs to the last bin.</summary>
    private int BinOf(double value)
    {
        var bins = _densities.Length;
        var bin = Math.Clamp((int)((value - _edges[0]) / (_edges[^1] - _edges[0]) * bins), 0, bins - 1);
        return value < _edges[bin] ? bin - 1
            : bin + 1 < bins && value >= _edges[bin + 1] ? bin + 1
            : bin;
    }
}
