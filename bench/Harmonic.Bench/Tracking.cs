using System.Diagnostics;
using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>
/// What a training's events, metrics and checkpoints cost a step. A step takes thousands of times as long as they do, and varies by more:
/// they are measured with steps that do nothing but Adam's arithmetic, with and without, in turn.
/// </summary>
/// <param name="training"><c>toy</c> or <c>autoencoder</c>, the longest and the shortest step of the notebooks.</param>
internal sealed class Tracking(string training)
{
    private const int RealSteps = 12;
    private const int Rounds = 5;
    private const int Every = 250; // as TrainingSettings has it
    private readonly IObjective real = training switch
    {
        "toy" => new ShiftObjective(new ToyEncoder(), new ShiftTripletSampler(0), ShiftTerms.WriteUp(), 1024, CPU),
        "autoencoder" => new AutoencoderObjective(
            new PlainAutoencoder(new ToneDomain().Size),
            new DomainSampler(new ToneDomain(), 0),
            128,
            CPU
        ),
        _ => throw new ArgumentException($"Unknown training: {training}"),
    };

    /// <summary>
    /// Seconds of a real step; then of what comes to each of <paramref name="steps"/> that do nothing: by events and metrics, and by the
    /// checkpoints beside them. The least of a few, in turn.
    /// </summary>
    internal object Measure(int steps)
    {
        var idle = new Idle(real);
        var rounds = Enumerable
            .Range(0, Rounds)
            .Select(_ => (Alone: Seconds(idle, steps, null), Events: Seconds(idle, steps, int.MaxValue), All: Seconds(idle, steps, Every)))
            .ToList();
        var alone = rounds.Min(round => round.Alone);
        var all = rounds.Min(round => round.All) - alone;
        var checkpoint = Checkpoint(steps) * (steps / Every + 1) / steps;
        return new
        {
            seconds = Seconds(real, RealSteps, null),
            events = rounds.Min(round => round.Events) - alone,
            tracking = all - checkpoint,
            checkpoint,
        };
    }

    /// <summary>Seconds of writing what a checkpoint holds: weights, Adam's two memories of each, the history.</summary>
    private double Checkpoint(int steps)
    {
        using var folder = new Folder();
        var tensors = real
            .Model.state_dict()
            .SelectMany(pair => Enumerable.Range(0, 3).Select(copy => KeyValuePair.Create($"{copy}.{pair.Key}", pair.Value)))
            .Append(KeyValuePair.Create("history", zeros(steps, real.Metrics.Count)))
            .ToDictionary();
        return Enumerable.Range(0, Rounds).Min(_ => folder.Seconds(path => Safetensors.Save(path, tensors)));
    }

    private static double Seconds(IObjective objective, int steps, int? checkpointEvery)
    {
        using var folder = new Folder();
        var settings = new TrainingSettings { Steps = steps, CheckpointEvery = checkpointEvery ?? int.MaxValue };
        return folder.Seconds(path => TrainingLoop.Run(objective, checkpointEvery is null ? settings : settings with { Checkpoint = path }))
            / steps;
    }

    /// <summary>A folder for what is written meanwhile.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("harmonic-bench-");

        public void Dispose() => folder.Delete(recursive: true);

        internal double Seconds(Action<string> write)
        {
            var clock = Stopwatch.StartNew();
            write(Path.Combine(folder.FullName, "seed-0.checkpoint.safetensors"));
            return clock.Elapsed.TotalSeconds;
        }
    }

    /// <summary>The model and the metrics of a training whose every gradient is that of its first batch.</summary>
    private sealed class Idle : IObjective
    {
        private readonly IObjective real;
        private readonly Tensor row;

        internal Idle(IObjective real) => (this.real, row) = (real, real.Differentiate(0).DetachFromDisposeScope());

        public nn.Module Model => real.Model;

        public string Description => real.Description;

        public IReadOnlyList<string> Metrics => real.Metrics;

        public Tensor Differentiate(long step) => row.clone();
    }
}
