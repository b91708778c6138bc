using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// What a training with a checkpoint leaves beside it, in a folder of its name: <c>training.json</c> says what is trained and where,
/// <c>metrics.csv</c> follows the checkpoints, and TensorBoard's events step by step.
/// </summary>
internal sealed class TrainingTrack : IDisposable
{
    private const string Ending = ".checkpoint.safetensors";

    // Where steps take a millisecond, writing a file at each checkpoint would be a hundredth of the work.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string folder;
    private readonly TrainingHistory history;
    private readonly EventFile events;
    private readonly string[] tags;
    private readonly StringBuilder table = new("step");
    private readonly Stopwatch sinceTable = Stopwatch.StartNew();
    private int told;
    private int tabled;

    private TrainingTrack(string folder, IObjective objective, TrainingSettings settings, TrainingHistory history)
    {
        (this.folder, this.history) = (folder, history);
        Directory.CreateDirectory(folder);
        // Every step once: a run that goes on tells its steps anew.
        foreach (var earlier in Directory.GetFiles(folder, "events.out.tfevents.*"))
        {
            File.Delete(earlier);
        }
        events = new EventFile(folder);
        tags = [.. history.Metrics.Select(metric => metric.Replace(' ', '_'))];
        table.AppendJoin("", history.Metrics.Select(metric => $",{metric}")).Append('\n');
        var facts = Facts(objective, settings);
        AtomicFile.Write(Path.Combine(folder, "training.json"), stream => JsonSerializer.Serialize(stream, facts, Json));
        events.Add("parameters", Table(facts));
        Follow();
    }

    /// <summary>The name of a training, as its checkpoint's file has it.</summary>
    internal static string Stem(string checkpoint) =>
        checkpoint.EndsWith(Ending, StringComparison.Ordinal) ? checkpoint[..^Ending.Length] : checkpoint + ".training";

    /// <summary>A track beside a training's checkpoint; null where there is none.</summary>
    internal static TrainingTrack? Begin(IObjective objective, TrainingSettings settings, TrainingHistory history) =>
        settings.Checkpoint is { } checkpoint ? new TrainingTrack(Stem(checkpoint), objective, settings, history) : null;

    /// <summary>Tells TensorBoard of the steps that are new.</summary>
    internal void Follow()
    {
        for (; told < history.Steps; told++)
        {
            events.Add(told, tags.Zip(history.Row(told)));
        }
    }

    /// <summary>Writes the metrics of every step so far, unless they were written just now.</summary>
    internal void Save()
    {
        Follow();
        events.Flush();
        if (sinceTable.Elapsed > Pause)
        {
            WriteTable();
        }
    }

    /// <summary>Writes the metrics of every step, and ends the events.</summary>
    public void Dispose()
    {
        events.Dispose();
        WriteTable();
    }

    private void WriteTable()
    {
        for (; tabled < history.Steps; tabled++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{tabled}");
            foreach (var value in history.Row(tabled))
            {
                table.Append(CultureInfo.InvariantCulture, $",{value:R}");
            }
            table.Append('\n');
        }
        AtomicFile.Write(Path.Combine(folder, "metrics.csv"), stream => stream.Write(Encoding.UTF8.GetBytes(table.ToString())));
        sinceTable.Restart();
    }

    private static JsonObject Facts(IObjective objective, TrainingSettings settings) =>
        new()
        {
            ["objective"] = objective.Description,
            ["seed"] = settings.Seed,
            ["steps"] = settings.Steps,
            ["learningRate"] = settings.LearningRate,
            ["device"] = objective.Model.parameters().First().device.ToString(),
            ["libtorch"] = __version__,
        };

    /// <summary>The facts, and the notebook's parameters where a run of the project's runner has written them down.</summary>
    private static string Table(JsonObject facts)
    {
        var rows = facts.Select(fact => (fact.Key, Value: $"{fact.Value}"));
        var record = Path.Combine(Environment.GetEnvironmentVariable("HARMONIC_RUN_DIRECTORY") ?? "", "run.json");
        if (File.Exists(record) && JsonNode.Parse(File.ReadAllText(record))?["parameters"] is JsonObject parameters)
        {
            rows = rows.Concat(parameters.Select(parameter => (parameter.Key, $"{parameter.Value}")));
        }
        return "| name | value |\n|---|---|\n" + string.Join('\n', rows.Select(row => $"| {row.Key} | {row.Value} |"));
    }
}
