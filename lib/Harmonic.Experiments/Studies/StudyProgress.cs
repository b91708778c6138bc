namespace Harmonic.Experiments;

/// <summary>Where a study stands.</summary>
/// <param name="Runs">Runs that are there.</param>
/// <param name="AllRuns">Runs in all.</param>
/// <param name="Done">The part of this sitting's work that is done, from 0 to 1.</param>
/// <param name="Left">How long the rest will take.</param>
public sealed record StudyProgress(int Runs, int AllRuns, double Done, TimeSpan Left)
{
    /// <summary>A bar, the runs, and the time left.</summary>
    public override string ToString()
    {
        const int width = 30;
        var filled = (int)(Done * width);
        return $"{new string('█', filled)}{new string('░', width - filled)} {Runs} of {AllRuns} runs, {Left:hh\\:mm\\:ss} left";
    }
}
