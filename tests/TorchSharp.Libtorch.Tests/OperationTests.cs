using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Every operation and its gradients against PyTorch's numbers, in Fixtures/ (made by Fixtures/make_fixtures.py).</summary>
public sealed class OperationTests
{
    private static readonly Dictionary<string, OperationTable> Tables = new()
    {
        ["creation"] = CreationOperations.Table, ["elementwise"] = ElementwiseOperations.Table, ["reductions"] = ReductionOperations.Table,
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

    [Fact]
    public void An_operation_leaves_no_tensor_behind_but_its_results()
    {
        // One call each: several calls in a row, or slices of an input, leave what the test itself made.
        string[] single = ["abs", "add", "scalar on the left", "div trunc", "normalize", "where", "std dim", "to integers", "topk", "chunk", "roll", "two tensors apart",
            "ellipsis between", "tensor and new dimension", "mask of two dimensions", "svdvals", "cosine_similarity", "conv2d", "complex"];
        foreach (var (group, table) in Tables)
        {
            foreach (var entry in Groups[group].Cases.Where(entry => single.Contains(entry.Name)))
            {
                using var inputs = new Disposables(entry.Inputs.Select(key => Leaf(Groups[group].Inputs[key])));
                var before = Tensor.TotalCount;
                using (new Disposables(table[entry.Name][0](inputs.Tensors)))
                {
                    Assert.Equal(before + entry.Outputs.Length, Tensor.TotalCount);
                }
            }
        }
    }

    private static Tensor Leaf(TensorValue value) => value.Type.StartsWith("float", StringComparison.Ordinal) ? value.ToTensor().requires_grad_() : value.ToTensor();

    private static void AssertGradients(TensorValue?[]? expected, Tensor[] inputs, Tensor[] outputs)
    {
        var recorded = outputs.Where(output => output.requires_grad && !output.is_complex()).ToArray();
        Assert.Equal(expected is not null, recorded.Length > 0);
        if (expected is null)
        {
            return;
        }
        var total = recorded.Select(output => (output.@double() * cos(arange(output.numel(), float64)).view(output.shape)).sum()).Aggregate((sum, term) => sum + term);
        var gradients = autograd.grad([total], [.. inputs.Where(input => input.requires_grad)], allow_unused: true);
        Assert.Equal(expected.Length, gradients.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] is null, gradients[i] is null);
            expected[i]?.AssertMatches(gradients[i], $"gradient {i}");
        }
    }

    internal sealed record Group(Dictionary<string, TensorValue> Inputs, Case[] Cases);

    internal sealed record Case(string Name, string[] Inputs, TensorValue[] Outputs, TensorValue?[]? Gradients = null);

    private sealed class Disposables(IEnumerable<Tensor> tensors) : IDisposable
    {
        internal Tensor[] Tensors { get; } = [.. tensors];

        public void Dispose() => Array.ForEach(Tensors, tensor => tensor.Dispose());
    }
}
