using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Harmonic.Losses;
using static TorchSharp.torch;

// This library's half of the benchmark; ./run has the other half and compares the two.
// Arguments: a file of float32 latents, row by row; how many rows and columns; how often to repeat. Writes one JSON object.
var (path, rows, columns, repeats) = (args[0], int.Parse(args[1]), int.Parse(args[2]), int.Parse(args[3]));
var numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
var latents = tensor(numbers, [rows, columns]);
var weights = new HarmonyWeights();

var asWritten = Measure(new HarmonyLossAsWritten(columns));
var built = Measure(new HarmonyLoss(FrequencyGrid.EqualTempered(columns)));
Console.WriteLine(JsonSerializer.Serialize(new { threads = get_num_threads(), asWritten, built }));

Timing Measure(IHarmonyLoss loss)
{
    var values = ValueAndGradient(loss).Values; // also warms up
    var seconds = new double[repeats];
    for (var i = 0; i < repeats; i++)
    {
        var clock = Stopwatch.StartNew();
        ValueAndGradient(loss);
        seconds[i] = clock.Elapsed.TotalSeconds;
    }
    Array.Sort(seconds);
    return new Timing(seconds[repeats / 2], seconds[0], values, ValueAndGradient(loss).Gradient);
}

(float[] Values, float[] Gradient) ValueAndGradient(IHarmonyLoss loss)
{
    using var scope = NewDisposeScope();
    var leaves = latents.detach().requires_grad_();
    var scores = loss.Score(leaves, weights);
    scores.sum().backward();
    return (scores.detach().narrow(0, 0, 8).data<float>().ToArray(), leaves.grad!.narrow(0, 0, 8).contiguous().data<float>().ToArray());
}

internal sealed record Timing(double Median, double Least, float[] Values, float[] Gradient);
