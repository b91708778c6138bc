using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>What a run has found: what its notebook wrote to <c>results.json</c>, and where its training ended.</summary>
internal static class RunResults
{
    private const int Last = 100;

    /// <summary>
    /// The results by name, numbers and texts: members of objects under their path (<c>Cosines.Cross</c>), a list of one as that one. Where
    /// the run trained once, the mean of each metric over the last 100 steps as <c>final.loss</c> and so on.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    public static IReadOnlyList<(string Name, object Value)> Read(string folder)
    {
        var found = new List<(string, object)>();
        if (ReadJson(Path.Combine(folder, "results.json")) is { } results)
        {
            var only = results is JsonArray { Count: 1 } single ? single[0] : results;
            (only as JsonObject)?.Remove("Command"); // it says what the run's values say
            Flatten(only, "", found);
        }
        if (Trainings(folder) is [var training])
        {
            found.AddRange(Curves(training).Select(curve => ($"final.{curve.Name}", (object)curve.Values.TakeLast(Last).Average())));
        }
        return found;
    }

    /// <summary>The metrics of a training, each step's, in the order of its file.</summary>
    /// <param name="training">A folder with a <c>metrics.csv</c>.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Curves(string training)
    {
        var lines = File.ReadAllLines(Path.Combine(training, "metrics.csv"));
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        return rows.Count == 0
            ? []
            :
            [
                .. lines[0]
                    .Split(',')
                    .Select(
                        (name, column) =>
                            (name, (IReadOnlyList<double>)[.. rows.Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))])
                    )
                    .Skip(1),
            ];
    }

    /// <summary>The folders of a run's trainings; a <c>metrics.csv</c> elsewhere is the notebook's own.</summary>
    public static IReadOnlyList<string> Trainings(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFiles(folder, "metrics.csv", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(file => Path.GetDirectoryName(file)!)
                    .Where(training => File.Exists(Path.Combine(training, "training.json"))),
            ]
            : [];

    private static void Flatten(JsonNode? node, string path, List<(string, object)> found)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Flatten(member, path.Length == 0 ? name : $"{path}.{name}", found);
                }
                break;
            case JsonArray items:
                for (var place = 0; place < items.Count; place++)
                {
                    Flatten(items[place], path.Length == 0 ? $"{place}" : $"{path}.{place}", found);
                }
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                found.Add((path, value.GetValue<double>()));
                break;
            case JsonValue value:
                var text = value.ToString();
                found.Add((path, text is "NaN" or "Infinity" or "-Infinity" ? double.Parse(text, CultureInfo.InvariantCulture) : text));
                break;
        }
    }

    private static JsonNode? ReadJson(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
        }
        catch (JsonException)
        {
            return null; // not ours to judge: some notebook's own
        }
    }
}
