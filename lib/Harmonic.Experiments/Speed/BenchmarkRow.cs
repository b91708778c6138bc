namespace Harmonic.Experiments;

/// <summary>One size of a benchmark.</summary>
/// <param name="Size">Points, steps or a batch, as the benchmark counts.</param>
/// <param name="Ours">This library's time.</param>
/// <param name="Peer">The peer's, if there is one.</param>
/// <param name="Than">Who the peer is.</param>
public sealed record BenchmarkRow(double Size, MeasuredTime Ours, MeasuredTime? Peer, string? Than = null)
{
    /// <summary>How many times faster than the peer, by medians; none without a peer.</summary>
    public double? Ratio => Peer?.Median / Ours.Median;
}
