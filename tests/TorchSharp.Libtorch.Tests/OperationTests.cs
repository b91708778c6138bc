using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Every operation and its gradients against PyTorch's numbers (Fixtures/make_fixtures.py).</summary>
public sealed class OperationTests
{
    private static readonly Dictionary<string, OperationTable> Tables = new()
    {
        ["creation"] = CreationOperations.Table, ["elementwise"] = ElementwiseOperations.Table,
        ["reductions"] = ReductionOperations.Table,
        ["shape"] = ShapeOperations.Table, ["indexing"] = IndexingOperations.Reading, ["assignment"] = IndexingOperations.Writing,
        ["linalg"] = LinearAlgebraOperations.Table, ["functional"] = FunctionalOperations.Table,
    };

    private static readonly Dictionary<string, Group> Groups = Tables.Keys.ToDictionary(group => group, Fixture.Read<Group>);

    public static TheoryData<string, string> Cases =>
        [.. Groups.SelectMany(group => group.Value.Cases.Select(entry => (group.Key, entry.Name)))];

    [Fact]
    public void Every_operation_has_reference_values() => Assert.All(Tables, table =>
        Assert.Equal(table.Value.Order(), Groups[table.Key].Cases.Select(entry => entry.Name).Order()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_operation_and_its_gradients_are_PyTorchs(string group, string name)
    {
        var entry = Groups[group].Cases.Single(entry => entry.Name == name);
        foreach (var way in Tables[group][name])
        {
            using var scope = NewDisposeScope();
            var inputs = entry.Inputs.Select(key => Leaf(Groups[group].Inputs[key])).ToArray();
            var outputs = way(inputs);
            Assert.Equal(entry.Outputs.Length, outputs.Length);
            for (var i = 0; i < outputs.Length; i++)
            {
                entry.Outputs[i].AssertMatches(outputs[i], $"output {i}");
            }
            AssertGradients(entry.Gradients, inputs, outputs);
        }
    }

    // One call each: where a case is several calls, what lies between them is the test's own.
    [Theory]
    [InlineData("elementwise", "abs")]
    [InlineData("elementwise", "add")]
    [InlineData("elementwise", "scalar on the left")]
    [InlineData("elementwise", "div trunc")]
    [InlineData("elementwise", "normalize")]
    [InlineData("elementwise", "where")]
    [InlineData("elementwise", "to integers")]
    [InlineData("reductions", "std dim")]
    [InlineData("reductions", "topk")]
    [InlineData("shape", "chunk")]
    [InlineData("shape", "roll")]
    [InlineData("indexing", "ellipsis between")]
    [InlineData("indexing", "two tensors apart")]
    [InlineData("indexing", "tensor and new dimension")]
    [InlineData("indexing", "mask of two dimensions")]
    [InlineData("linalg", "svdvals")]
    [InlineData("functional", "cosine_similarity")]
    [InlineData("functional", "conv2d")]
    public void An_operation_leaves_nothing_behind_but_its_results(string group, string name)
    {
        var entry = Groups[group].Cases.Single(entry => entry.Name == name);
        foreach (var way in Tables[group][name])
        {
            var inputs = entry.Inputs.Select(key => Leaf(Groups[group].Inputs[key])).ToArray();
            var before = LiveTensors.Count();
            var outputs = way(inputs);
            Assert.Equal(before + outputs.Length, Tensor.TotalCount);
            Array.ForEach([.. inputs, .. outputs], tensor => tensor.Dispose());
        }
    }

    private static Tensor Leaf(TensorValue value)
    {
        var tensor = value.ToTensor();
        return tensor.dtype is ScalarType.Float32 or ScalarType.Float64 ? tensor.requires_grad_() : tensor;
    }

    private static void AssertGradients(TensorValue?[]? expected, Tensor[] inputs, Tensor[] outputs)
    {
        var recorded = outputs.Where(output => output.requires_grad && !output.is_complex()).ToArray();
        Assert.Equal(expected is not null, recorded.Length > 0);
        if (expected is null)
        {
            return;
        }
        var total = recorded.Select(output => (output.@double() * Weights(output)).sum()).Aggregate((sum, term) => sum + term);
        var gradients = autograd.grad([total], [.. inputs.Where(input => input.requires_grad)], allow_unused: true);
        Assert.Equal(expected.Length, gradients.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] is null, gradients[i] is null);
            expected[i]?.AssertMatches(gradients[i], $"gradient {i}");
        }
    }

    /// <summary>make_fixtures.py's cotangent: weights that make one number of an output.</summary>
    private static Tensor Weights(Tensor output) => cos(arange(output.numel(), float64)).view(output.shape);

    internal sealed record Group(Dictionary<string, TensorValue> Inputs, Case[] Cases);

    internal sealed record Case(string Name, string[] Inputs, TensorValue[] Outputs, TensorValue?[]? Gradients = null);
}
