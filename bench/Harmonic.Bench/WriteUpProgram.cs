using System.Diagnostics;
using Harmonic.Convolution;
using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>
/// The write-up's own program, line by line in plain TorchSharp: whole batches, three views one after the other, images one by one.
/// </summary>
internal sealed class WriteUpProgram(Device device)
{
    private const int Steps = 10;

    /// <summary>The median of a few steps after two that warm up, without sampling.</summary>
    internal object Step(int batchSize)
    {
        using var run = new Run(device);
        using var batch = Batch(batchSize, 0);
        var seconds = new List<double>();
        var loss = 0f;
        for (var step = 0; step < Steps + 2; step++)
        {
            var clock = Stopwatch.StartNew();
            loss = run.Step(batch);
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        return new { seconds = seconds.Skip(2).Order().ElementAt(Steps / 2), loss };
    }

    /// <summary>The whole program: each batch is made of tensors of one image each, as the write-up's data set makes them.</summary>
    internal object Training(int steps)
    {
        using var run = new Run(device);
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var batch = Batch(1024, step * 1024L);
            losses.Add(run.Step(batch));
        }
        return new { loss = losses.TakeLast(100).Average() };
    }

    private ShiftTripletBatch Batch(int size, long first)
    {
        using var scope = NewDisposeScope();
        var sampler = new ShiftTripletSampler(0);
        var items = Enumerable.Range(0, size).Select(i => ShiftTripletBatch.From([sampler.Triplet(first + i)], CPU)).ToList();
        return new ShiftTripletBatch(
            scope.MoveToOuter(cat([.. items.Select(item => item.Views)], 1).to(device)),
            scope.MoveToOuter(cat([.. items.Select(item => item.Targets)]).to(device)),
            scope.MoveToOuter(cat([.. items.Select(item => item.Shifts)], 1).to(device))
        );
    }

    private sealed class Run : IDisposable
    {
        private readonly ToyEncoder encoder;
        private readonly optim.Optimizer optimizer;

        internal Run(Device device)
        {
            ConvolutionRun.Enabled = false;
            set_num_threads(Environment.ProcessorCount);
            manual_seed(0);
            encoder = new ToyEncoder().to(device);
            optimizer = optim.Adam(encoder.parameters(), 4e-3);
        }

        internal float Step(ShiftTripletBatch batch)
        {
            using var scope = NewDisposeScope();
            var (anchor, first, second) = (encoder.call(batch.Views[0]), encoder.call(batch.Views[1]), encoder.call(batch.Views[2]));
            var loss = FactorizationLoss.Loss(anchor, first, second, batch.Targets);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }

        public void Dispose()
        {
            optimizer.Dispose();
            encoder.Dispose();
        }
    }
}
