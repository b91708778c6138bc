using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>What a run of a study is given.</summary>
/// <param name="Checkpoint">Where its training is saved and resumed; null for nowhere.</param>
/// <param name="Threads">Its share of the cores.</param>
/// <param name="Tell">To be told of the steps made.</param>
/// <param name="Cancel">Stops it.</param>
public sealed record StudySitting(string? Checkpoint, int Threads, Action<int> Tell, CancellationToken Cancel)
{
    /// <summary>Trains; the sitting has the last word on where the training is saved.</summary>
    public TrainingHistory Train(IObjective objective, TrainingSettings settings) =>
        TrainingLoop.Run(objective, settings with { Checkpoint = Checkpoint }, progress => Tell(progress.Step), Cancel);
}
