using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class RunRecordTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_record_holds_what_made_the_run_and_every_number_of_it()
    {
        var path = Path.Combine(folder, "run.json");
        manual_seed(3);
        using var encoder = new ToyEncoder(4);
        // A term that only measures may be no number, and is kept as that.
        Term<ShiftPass> none = new("none", 0, pass => pass.Anchors.sum() * float.NaN, MeanOverSamples: true);
        Term<ShiftPass> endless = new("endless", 0, pass => pass.Anchors.square().sum() / 0, MeanOverSamples: true);
        using var objective = new ShiftObjective(
            encoder,
            new ShiftTripletSampler(3),
            [ShiftTerms.Factorization, none, endless],
            8,
            CPU,
            threads: 1
        );
        var settings = new TrainingSettings
        {
            Steps = 3,
            Seed = 3,
            LearningRate = 0.002,
        };
        var history = TrainingLoop.Run(objective, settings, cancel: TestContext.Current.CancellationToken);
        RunRecord.Save(path, objective, settings, history);

        var record = JsonNode.Parse(File.ReadAllBytes(path))!;
        Assert.Equal(objective.Description, record["objective"]!.GetValue<string>());
        Assert.Equal((3, 3, 0.002), ((int)record["seed"]!, (int)record["steps"]!, (double)record["learningRate"]!));
        Assert.Equal("cpu", (string)record["device"]!);
        Assert.Equal(history.Metrics, record["metrics"]!.AsObject().Select(metric => metric.Key));
        foreach (var metric in history.Metrics)
        {
            var read = record["metrics"]![metric].Deserialize<float[]>(Json);
            Assert.Equal(history[metric], read);
        }
        Assert.All(history["none"], value => Assert.True(float.IsNaN(value)));
        Assert.All(history["endless"], value => Assert.True(float.IsPositiveInfinity(value)));
        Assert.Equal([path], Directory.GetFiles(folder));
    }
}
