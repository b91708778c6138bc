using System.Diagnostics;
using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>A training step with its sampling: batch, losses, gradients, Adam.</summary>
internal sealed class TrainingStep(Device device)
{
    private const int Steps = 10;

    /// <summary>The median of a few steps after two that warm up.</summary>
    internal object Measure(int batchSize)
    {
        manual_seed(0);
        set_num_threads(1); // as TrainingLoop does
        using var encoder = new ToyEncoder().to(device);
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(0), ShiftTerms.WriteUp(), batchSize, device);
        using var optimizer = optim.Adam(encoder.parameters(), 4e-3);
        var seconds = new List<double>();
        var loss = 0f;
        for (var step = 0; step < Steps + 2; step++)
        {
            using var scope = NewDisposeScope();
            var clock = Stopwatch.StartNew();
            loss = objective.Differentiate(step)[0].item<float>();
            optimizer.step();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        return new { seconds = seconds.Skip(2).Order().ElementAt(Steps / 2), loss };
    }
}
