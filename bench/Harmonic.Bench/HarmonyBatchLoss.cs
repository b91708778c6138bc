using System.Diagnostics;
using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>The harmony loss of a batch of latents, value and gradient, as written and as built.</summary>
internal sealed class HarmonyBatchLoss(string path)
{
    private const int Latents = 128;
    private const int Repeats = 15;

    internal object Measure(int rows)
    {
        using var scope = NewDisposeScope();
        var latents = tensor(Points.Read(path, Latents, rows));
        return new
        {
            asWritten = Median(new HarmonyLossAsWritten(Latents), latents),
            seconds = Median(new HarmonyLoss(FrequencyGrid.EqualTempered(Latents)), latents),
            values = Differentiate(new HarmonyLossAsWritten(Latents), latents.narrow(0, 0, 3)).Values,
            gradients = Differentiate(new HarmonyLossAsWritten(Latents), latents.narrow(0, 0, 3)).Gradients,
        };
    }

    private static double Median(IHarmonyLoss loss, Tensor latents) =>
        Enumerable
            .Range(0, Repeats + 2)
            .Select(_ =>
            {
                var clock = Stopwatch.StartNew();
                Differentiate(loss, latents);
                return clock.Elapsed.TotalSeconds;
            })
            .Skip(2)
            .Order()
            .ElementAt(Repeats / 2);

    private static (float[] Values, float[] Gradients) Differentiate(IHarmonyLoss loss, Tensor latents)
    {
        using var scope = NewDisposeScope();
        var leaves = latents.detach().requires_grad_();
        var scores = loss.Score(leaves, new HarmonyWeights());
        scores.sum().backward();
        return (scores.detach().narrow(0, 0, 3).data<float>().ToArray(), leaves.grad!.narrow(0, 0, 3).contiguous().data<float>().ToArray());
    }
}
