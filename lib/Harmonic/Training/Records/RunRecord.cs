using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What one needs to know of a run a year later: parameters, seed, versions, device, and every step's metrics.</summary>
public static class RunRecord
{
    // What is not a number is written as "NaN", which the same setting reads again.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes the record as JSON; the file appears whole or not at all.</summary>
    public static void Save(string path, IObjective objective, TrainingSettings settings, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(history);
        var device = objective.Model.parameters().First().device;
        var record = new JsonObject
        {
            ["objective"] = objective.Description,
            ["seed"] = settings.Seed,
            ["steps"] = history.Steps,
            ["learningRate"] = settings.LearningRate,
            ["secondsElapsed"] = Math.Round(history.Elapsed.TotalSeconds, 3),
            ["device"] = device.ToString(),
            ["cores"] = Environment.ProcessorCount,
            ["libtorch"] = __version__,
            ["dotnet"] = RuntimeInformation.FrameworkDescription,
            ["system"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            ["when"] = DateTime.UtcNow.ToString("O"),
            ["metrics"] = new JsonObject(
                history.Metrics.Select(metric =>
                    KeyValuePair.Create(metric, (JsonNode?)JsonSerializer.SerializeToNode(history[metric], Json))
                )
            ),
        };
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, record, Json));
    }
}
