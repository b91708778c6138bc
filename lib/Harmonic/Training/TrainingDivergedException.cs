namespace Harmonic.Training;

/// <summary>The loss is no longer a number, so that no further step means anything.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>It happened at <paramref name="step"/>.</summary>
    public TrainingDivergedException(long step)
        : base(
            step == 0
                ? "The loss of the first step is not a finite number, before anything was learned: look at the images, at what the model "
                    + "makes of them, and at the terms of the loss."
                : $"The loss of step {step} is not a finite number, so training has stopped. Try a smaller learning rate, or another seed; "
                    + "the checkpoint, if there is one, is from before this step."
        ) => Step = step;

    /// <summary>The step, counted from 0.</summary>
    public long Step { get; }
}
