namespace Harmonic.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Step">Steps made.</param>
/// <param name="Steps">Steps to make in all.</param>
/// <param name="Loss">The mean loss of the last steps, 50 at most.</param>
/// <param name="StepsPerSecond">The rate since this run began or was resumed; that of all sittings where no step was left to make.</param>
/// <param name="Remaining">The time left at that rate.</param>
/// <param name="History">What was measured so far.</param>
public sealed record TrainingProgress(int Step, int Steps, double Loss, double StepsPerSecond, TimeSpan Remaining, TrainingHistory History)
{
    /// <summary>One line: a bar, the step, the loss, the rate and the time left.</summary>
    public override string ToString()
    {
        const int Width = 18; // the line fits a terminal of 80 columns behind a cell's number
        var filled = Steps == 0 ? Width : (int)((long)Width * Step / Steps);
        return $"{new string('█', filled)}{new string('░', Width - filled)} {Step}/{Steps}  loss {Loss:F4}  "
            + $"{StepsPerSecond:F1} steps/s  {Remaining:hh\\:mm\\:ss} left";
    }
}
