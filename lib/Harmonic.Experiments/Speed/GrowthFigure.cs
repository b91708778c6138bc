using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>How the time of computations grows with their size.</summary>
public static class GrowthFigure
{
    private const int Columns = 2;

    /// <summary>Times against sizes, both logarithmic, beside what the algorithm lets one expect; a panel a computation.</summary>
    /// <param name="computations">
    /// For each its name, what its size counts, the power of the size that its algorithm's time grows with, and the measurements.
    /// </param>
    public static Figure Of(params IReadOnlyList<(string Name, string Size, double Power, Benchmark Benchmark)> computations)
    {
        ArgumentNullException.ThrowIfNull(computations);
        var rows = Math.Max(1, (computations.Count + Columns - 1) / Columns);
        var figure = new Figure("How time grows", rows, Math.Clamp(computations.Count, 1, Columns))
        {
            Aspect = rows * 0.42,
            Caption =
                "Medians against size; both axes are logarithmic. Dashed: what the algorithm alone would take, drawn through the "
                + "largest size measured. "
                + "Where a curve is not steeper than the dashed line, nothing grows worse than its algorithm.",
        };
        for (var index = 0; index < computations.Count; index++)
        {
            var (name, size, power, benchmark) = computations[index];
            var panel = figure[index / Columns, index % Columns];
            (panel.Title, panel.X.Title, panel.X.Log, panel.Y.Title, panel.Y.Unit, panel.Y.Log) = (name, size, true, "time", "s", true);
            panel.Legend = LegendPlace.Below;
            var peers = benchmark.Results.OrderBy(row => row.Size).GroupBy(row => row.Than ?? "peer").ToList();
            var here = peers[0].ToList();
            double[] sizes = [.. here.Select(row => row.Size)];
            panel.X.Ticks = sizes;
            panel.X.TickLabels = [.. sizes.Select(value => value.ToString("#,0"))];
            double[] expected = [.. sizes.Select(value => here[^1].Ours.Median * Math.Pow(value / here[^1].Size, power))];
            panel.Add(
                new Line(sizes, expected)
                {
                    Name = "the algorithm",
                    Color = Colors.Grey,
                    Dashed = true,
                    Width = 1,
                }
            );
            foreach (var (peer, number) in peers.Select((peer, number) => (peer, number)))
            {
                panel.Add(
                    new Line(peer.Select(row => row.Size).ToArray(), peer.Select(row => row.Peer?.Median ?? double.NaN).ToArray())
                    {
                        Name = peer.Key,
                        Color = number == 0 ? Colors.Vermillion : Colors.Amber,
                        Markers = true,
                    }
                );
            }
            panel.Add(
                new Line(sizes, here.Select(row => row.Ours.Median).ToArray())
                {
                    Name = "here",
                    Color = Colors.Blue,
                    Markers = true,
                }
            );
        }
        return figure;
    }
}
