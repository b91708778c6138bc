using System.Text.Json;

namespace Harmonic.Embedding.Tests;

/// <summary>fixtures/analysis.json: the values of scikit-learn and umap-learn that analysis.py writes.</summary>
internal static class Fixture
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "analysis.json")))
        .RootElement;

    public static JsonElement At(params string[] path) => path.Aggregate(Root, (element, name) => element.GetProperty(name));

    public static double Number(params string[] path) => At(path).GetDouble();

    public static double[] Row(params string[] path) => At(path).Deserialize<double[]>()!;

    public static double[][] Table(params string[] path) => At(path).Deserialize<double[][]>()!;
}
