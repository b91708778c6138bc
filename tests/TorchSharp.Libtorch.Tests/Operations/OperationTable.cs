using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Operations under the names that they have in Fixtures/operations.py; several ways to say the same may stand side by side.</summary>
internal sealed class OperationTable : IEnumerable<string>
{
    private readonly Dictionary<string, Func<Tensor[], Tensor[]>[]> ways = [];

    internal Func<Tensor[], Tensor[]>[] this[string name] => ways[name];

    internal void Add(string name, Func<Tensor> way) => ways.Add(name, [_ => [way()]]);

    internal void Add(string name, params Func<Tensor, Tensor>[] ways) =>
        this.ways.Add(name, Array.ConvertAll<Func<Tensor, Tensor>, Func<Tensor[], Tensor[]>>(ways, way => inputs => [way(inputs[0])]));

    internal void Add(string name, params Func<Tensor, Tensor, Tensor>[] ways) =>
        this.ways.Add(name, Array.ConvertAll<Func<Tensor, Tensor, Tensor>, Func<Tensor[], Tensor[]>>(ways, way => inputs => [way(inputs[0], inputs[1])]));

    internal void Add(string name, params Func<Tensor, Tensor, Tensor, Tensor>[] ways) =>
        this.ways.Add(name, Array.ConvertAll<Func<Tensor, Tensor, Tensor, Tensor>, Func<Tensor[], Tensor[]>>(
            ways, way => inputs => [way(inputs[0], inputs[1], inputs[2])]));

    internal void Add(string name, params Func<Tensor, (Tensor, Tensor)>[] ways) =>
        this.ways.Add(name, Array.ConvertAll<Func<Tensor, (Tensor, Tensor)>, Func<Tensor[], Tensor[]>>(ways, way => inputs =>
        {
            var (first, second) = way(inputs[0]);
            return [first, second];
        }));

    internal void AddMany(string name, params Func<Tensor[], Tensor[]>[] ways) => this.ways.Add(name, ways);

    public IEnumerator<string> GetEnumerator() => ways.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
