using System.Text.Json;
using Harmonic.Bench;
using static TorchSharp.torch;

// This library's half of the benchmarks; ./run has the other half and compares the two.
// Arguments: a benchmark's name and what it needs. Then, for every line of input, a size: one measurement, written as a line of JSON.
Func<int, object> measure = args switch
{
    ["ceilings"] => Ceilings.Measure,
    ["step", var where] => new TrainingStep(device(where)).Measure,
    ["roll-step", var where] => new RollStep(device(where), draws: false).Measure,
    ["roll-drawing-step", var where] => new RollStep(device(where), draws: true).Measure,
    ["plain-step", var where] => new WriteUpProgram(device(where)).Step,
    ["plain-training", var where] => new WriteUpProgram(device(where)).Training,
    ["training", var where] => steps => Training.Measure(steps, device(where)),
    ["tracking", var training] => new Tracking(training).Measure,
    ["latents", var path] => count => Points.WriteLatents(path, count),
    ["kernel-pca", var path] => new KernelPcaFit(path).Measure,
    ["nystrom", var path] => new NystromFit(path).Measure,
    ["umap", var path, var layout] => new UmapFit(path, layout).Measure,
    ["trustworthiness", var path, var layout] => count => Points.Trustworthiness(path, layout, count),
    ["figures", var width, var by] => new FigureDrawing(width, by == "browser").Measure,
    ["harmony", var path] => new HarmonyBatchLoss(path).Measure,
    _ => throw new ArgumentException("Unknown benchmark: " + string.Join(' ', args)),
};
while (Console.ReadLine() is { } line)
{
    Console.WriteLine(JsonSerializer.Serialize(measure(int.Parse(line))));
}
