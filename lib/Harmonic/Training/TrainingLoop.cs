using System.Diagnostics;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Trains any model for any objective with Adam: progress, checkpoints, and a stop that loses nothing.</summary>
public static class TrainingLoop
{
    // A graphics card works ahead of the program; each look at a loss would make it wait.
    private const int StepsBetweenLooks = 20;

    /// <summary>Makes the steps that are left, from the checkpoint on if there is one.</summary>
    /// <param name="objective">The model and its loss.</param>
    /// <param name="settings">How many steps, how fast, and where to save.</param>
    /// <param name="progress">Told about twice a second where the run stands, and at its end; on the thread that trains.</param>
    /// <param name="cancel">Stops after the step at hand; with a checkpoint the run goes on from there the next time.</param>
    /// <returns>What was measured, over all sittings.</returns>
    /// <exception cref="TrainingDivergedException">The loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled; the checkpoint is saved first.</exception>
    public static TrainingHistory Run(
        IObjective objective,
        TrainingSettings settings,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        // Whatever is worth sharing the objective shares itself. libtorch's own threads would start anew in every step, which at times
        // takes ten milliseconds.
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            return Train(objective, settings, progress, cancel);
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static TrainingHistory Train(
        IObjective objective,
        TrainingSettings settings,
        Action<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        using var optimizer = new SteadyAdam(objective.Model.parameters(), settings.LearningRate);
        var history = new TrainingHistory(objective.Metrics);
        if (settings.Checkpoint is { } existing && File.Exists(existing))
        {
            Checkpoint.Load(existing, objective, optimizer, history, settings);
        }
        else if (FinishedTraining.Load(objective, settings, history))
        {
            new Report(settings.Steps, history, progress).Tell(last: true);
            return history;
        }
        using var track = TrainingTrack.Begin(objective, settings, history);
        var report = new Report(settings.Steps, history, progress);
        using var pending = new PendingMetrics(history);
        while (history.Steps + pending.Count < settings.Steps && !cancel.IsCancellationRequested)
        {
            using var scope = NewDisposeScope();
            pending.Add(FreedNumber.Again(() => objective.Differentiate(history.Steps + pending.Count)));
            optimizer.step();
            if (pending.Count >= (pending.OnProcessor ? 1 : StepsBetweenLooks))
            {
                pending.Flush();
                track?.Follow();
                report.Tell();
            }
            if ((history.Steps + pending.Count) % settings.CheckpointEvery == 0)
            {
                Save();
            }
        }
        pending.Flush();
        Save();
        report.Tell(last: true);
        cancel.ThrowIfCancellationRequested();
        return history;

        void Save()
        {
            pending.Flush();
            history.Elapsed = report.Elapsed;
            if (settings.Checkpoint is { } path)
            {
                Checkpoint.Save(path, objective, optimizer, history, settings);
                track?.Save();
            }
        }
    }

    /// <summary>Metrics that are still on the device.</summary>
    private sealed class PendingMetrics(TrainingHistory history) : IDisposable
    {
        private readonly List<Tensor> rows = [];

        internal int Count => rows.Count;

        internal bool OnProcessor => rows.TrueForAll(row => !row.is_cuda);

        internal void Add(Tensor row) => rows.Add(row.DetachFromDisposeScope());

        internal void Flush()
        {
            if (rows.Count == 0)
            {
                return;
            }
            using var scope = NewDisposeScope();
            var values = stack(rows).cpu().to(ScalarType.Float32).data<float>().ToArray();
            Dispose();
            foreach (var row in values.Chunk(history.Metrics.Count))
            {
                if (!float.IsFinite(row[0]))
                {
                    throw new TrainingDivergedException(history.Steps);
                }
                history.Add(row);
            }
        }

        public void Dispose()
        {
            rows.ForEach(row => row.Dispose());
            rows.Clear();
        }
    }

    /// <summary>Tells where the run stands, not more often than anyone can read.</summary>
    private sealed class Report(int steps, TrainingHistory history, Action<TrainingProgress>? progress)
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly TimeSpan before = history.Elapsed;
        private readonly int first = history.Steps;
        private TimeSpan told = -Pause;

        internal TimeSpan Elapsed => before + clock.Elapsed;

        internal void Tell(bool last = false)
        {
            if (progress is null || (!last && clock.Elapsed - told < Pause))
            {
                return;
            }
            told = clock.Elapsed;
            var (made, taken) = history.Steps > first ? (history.Steps - first, clock.Elapsed) : (history.Steps, Elapsed);
            var rate = made / Math.Max(1e-9, taken.TotalSeconds);
            var left = rate > 0 ? TimeSpan.FromSeconds((steps - history.Steps) / rate) : TimeSpan.Zero;
            progress(new TrainingProgress(history.Steps, steps, history.RecentLoss(50), rate, left, history));
        }
    }
}
