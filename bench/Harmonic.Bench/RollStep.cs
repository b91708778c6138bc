using System.Diagnostics;
using Harmonic.Data;
using Harmonic.Music;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>A training step on phrases of generated music, 64 × 32, with its sampling, and the sampling alone.</summary>
internal sealed class RollStep(Device device, bool draws)
{
    private const int Steps = 10;
    private readonly PhraseShape shape = new(64, 32);
    private readonly IReadOnlyList<Song> songs = GeneratedSongs.Make(seed: 0, count: 100).Songs;

    /// <summary>The medians of a few steps after two that warm up.</summary>
    internal object Measure(int batchSize)
    {
        manual_seed(0);
        set_num_threads(1); // as TrainingLoop does
        var sampler = new ShiftTripletSampler(0, MusicData.Phrases("generated", songs, shape, cutAnew: true));
        using var model = new RollAutoencoder(shape).to(device);
        IObjective objective = draws
            ? model.Objective(sampler, [ShiftTerms.Factorization], batchSize, device)
            : new ShiftObjective(model.Encoder, sampler, [ShiftTerms.Factorization], batchSize, device);
        using var ending = objective as IDisposable;
        using var optimizer = new SteadyAdam(objective.Model.parameters(), 2e-3);
        return new
        {
            seconds = Median(step =>
            {
                objective.Differentiate(step);
                optimizer.step();
            }),
            sampling = Median(step => sampler.Batch((long)step * batchSize, batchSize, device)),
        };
    }

    private static double Median(Action<int> make)
    {
        var seconds = new List<double>();
        for (var step = 0; step < Steps + 2; step++)
        {
            using var scope = NewDisposeScope();
            var clock = Stopwatch.StartNew();
            make(step);
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        return seconds.Skip(2).Order().ElementAt(Steps / 2);
    }
}
