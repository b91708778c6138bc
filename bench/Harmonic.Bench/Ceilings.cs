using System.Diagnostics;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>What this machine can do at best: the measure of every other figure.</summary>
internal static class Ceilings
{
    /// <summary>Each taken <paramref name="repeats"/> times, the best counts.</summary>
    internal static object Measure(int repeats)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (left, right) = (rand(2048, 2048), rand(2048, 2048));
        var (images, kernels) = (rand(256, 64, 16, 16), rand(64, 64, 3, 3));
        var (source, target) = (rand(64 << 20), empty(64 << 20));
        return new
        {
            matrixGflops = 2 * Math.Pow(2048, 3) / Best(() => left.mm(right)) / 1e9,
            convolutionGflops = 2.0
                * 256
                * 64
                * 64
                * 9
                * 16
                * 16
                / Best(() => nn.functional.conv2d(images, kernels, padding: [1, 1]))
                / 1e9,
            copyGigabytes = 2 * 4 * (64 << 20) / Best(() => target.copy_(source)) / 1e9,
            threads = get_num_threads(),
        };

        double Best(Func<Tensor> operation) =>
            Enumerable
                .Range(0, repeats + 1)
                .Min(_ =>
                {
                    using var inner = NewDisposeScope();
                    var clock = Stopwatch.StartNew();
                    operation();
                    return clock.Elapsed.TotalSeconds;
                });
    }
}
