using System.Diagnostics;

namespace Harmonic.Experiments;

/// <summary>
/// Adds up what runs side by side have done; a step counts by its batch, so that time left is honest where batches differ.
/// </summary>
internal sealed class StudyTally<TRun>(IReadOnlyList<IStudyVariant<TRun>> variants, int runsBefore, Action<StudyProgress>? progress)
{
    private readonly Lock guard = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Dictionary<IStudyVariant<TRun>, (int First, int Now)> steps = [];
    private int finished;

    internal void Tell(IStudyVariant<TRun> variant, int step)
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

    private static double Work(IStudyVariant<TRun> variant, int steps) => (double)steps * variant.BatchSize;
}
