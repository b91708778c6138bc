namespace Harmonic.Experiments;

/// <summary>What a run of a study is given.</summary>
/// <param name="Checkpoint">Where its training is saved and resumed; null for nowhere.</param>
/// <param name="Threads">Its share of the cores.</param>
/// <param name="Tell">To be told of the steps made.</param>
/// <param name="Cancel">Stops it.</param>
public sealed record StudySitting(string? Checkpoint, int Threads, Action<int> Tell, CancellationToken Cancel);
