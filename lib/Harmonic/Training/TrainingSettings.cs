namespace Harmonic.Training;

/// <summary>How a run is made; saved with its results.</summary>
public sealed record TrainingSettings
{
    /// <summary>How many batches; the write-up uses 5,000, and 10,000 with LeJEPA.</summary>
    public int Steps { get; init; } = 5000;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Decides starting weights and data: the same seed gives the same numbers on the same device.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// Where the run can be resumed from; null saves nothing. <c>seed-0.checkpoint.safetensors</c> has beside it a folder <c>seed-0</c>
    /// with the
    /// metrics and TensorBoard's events.
    /// </summary>
    public string? Checkpoint { get; init; }

    /// <summary>Steps from one saving of the checkpoint to the next.</summary>
    public int CheckpointEvery { get; init; } = 250;

    /// <exception cref="ArgumentException">A setting makes no sense.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(CheckpointEvery, 1);
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
        {
            throw new ArgumentException($"The learning rate is {LearningRate}; it must be a positive number.");
        }
    }
}
