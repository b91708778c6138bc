using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Harmonic.Tests;

/// <summary>Values that the write-up's own code computed in PyTorch.</summary>
internal static class Reference
{
    internal static JsonNode Load(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", name)))!;

    internal static Tensor Matrix(JsonNode? node)
    {
        var rows = node!.AsArray().Select(row => row!.AsArray().Select(number => (float)number!).ToArray()).ToArray();
        return tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
    }

    internal static Tensor Vector(JsonNode? node) => tensor(node!.AsArray().Select(number => (float)number!).ToArray());

    /// <summary>Equal within 1e-5 of the largest value: single precision, summed in another order.</summary>
    internal static void Near(Tensor expected, Tensor actual, double relative = 1e-5)
    {
        Assert.Equal(expected.shape, actual.shape);
        var scale = expected.abs().max().item<float>();
        var difference = (expected - actual).abs().max().item<float>();
        Assert.True(difference <= relative * scale, $"differs by {difference} where the largest value is {scale}");
    }

    internal static void Near(JsonNode? expected, Tensor actual) =>
        Assert.Equal((double)expected!, actual.item<float>(), 1e-5 * Math.Abs((double)expected!));
}
