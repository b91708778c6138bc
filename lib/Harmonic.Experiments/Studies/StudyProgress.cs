using System.Diagnostics;

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

/// <summary>Adds up what runs side by side have done; a step counts by its batch, so that time left is honest where batches differ.</summary>
internal sealed class StudyTally(IReadOnlyList<ToyVariant> variants, int runsBefore, Action<StudyProgress>? progress)
{
    private readonly Lock guard = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Dictionary<ToyVariant, (int First, int Now)> steps = [];
    private int finished;

    internal void Tell(ToyVariant variant, int step)
    {
        lock (guard)
        {
            var first = steps.TryGetValue(variant, out var known) ? known.First : step;
            steps[variant] = (first, step);
            Report();
        }
    }

    internal void Finished()
    {
        lock (guard)
        {
            finished++;
            Report();
        }
    }

    private void Report()
    {
        var all = variants.Sum(variant => Work(variant, variant.Steps) - Work(variant, steps.GetValueOrDefault(variant).First));
        var done = steps.Sum(made => Work(made.Key, made.Value.Now - made.Value.First));
        var left = done > 0 ? clock.Elapsed * ((all - done) / done) : TimeSpan.Zero;
        progress?.Invoke(new StudyProgress(runsBefore + finished, runsBefore + variants.Count, all > 0 ? done / all : 1, left));
    }

    private static double Work(ToyVariant variant, int steps) => (double)steps * variant.BatchSize;
}
