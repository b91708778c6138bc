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

    /// <summary>Seconds of a real step, and of <paramref name="steps"/> that do nothing: alone, with events, and with everything.</summary>
    internal object Measure(int steps)
    {
        var idle = new Idle(real);
        var seconds = Seconds(real, RealSteps, null);
        var (alone, events, everything) = (Seconds(idle, steps, null), Seconds(idle, steps, int.MaxValue), Seconds(idle, steps, 250));
        return new
        {
            seconds,
            events = events - alone,
            everything = everything - alone,
        };
    }

    private static double Seconds(IObjective objective, int steps, int? checkpointEvery)
    {
        var folder = Directory.CreateTempSubdirectory("harmonic-bench-");
        var settings = new TrainingSettings { Steps = steps, CheckpointEvery = checkpointEvery ?? int.MaxValue };
        var checkpoint = Path.Combine(folder.FullName, "seed-0.checkpoint.safetensors");
        var clock = Stopwatch.StartNew();
        TrainingLoop.Run(objective, checkpointEvery is null ? settings : settings with { Checkpoint = checkpoint });
        var taken = clock.Elapsed.TotalSeconds;
        folder.Delete(recursive: true);
        return taken / steps;
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
