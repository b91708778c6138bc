using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Operations under their names in Fixtures/operations.py; several ways to say the same may stand side by side.</summary>
internal sealed class OperationTable : IEnumerable<string>
{
    private readonly Dictionary<string, Func<Tensor[], Tensor[]>[]> table = [];

    internal Func<Tensor[], Tensor[]>[] this[string name] => table[name];

    internal void Add(string name, Func<Tensor> way) => Enter(name, [way], (way, _) => [way()]);

    internal void Add(string name, params Func<Tensor, Tensor>[] ways) => Enter(name, ways, (way, x) => [way(x[0])]);

    internal void Add(string name, params Func<Tensor, Tensor, Tensor>[] ways) => Enter(name, ways, (way, x) => [way(x[0], x[1])]);

    internal void Add(string name, params Func<Tensor, Tensor, Tensor, Tensor>[] ways) =>
        Enter(name, ways, (way, x) => [way(x[0], x[1], x[2])]);

    internal void Add(string name, params Func<Tensor, (Tensor, Tensor)>[] ways) => Enter(name, ways, (way, x) =>
    {
        var (first, second) = way(x[0]);
        return [first, second];
    });

    internal void AddMany(string name, params Func<Tensor[], Tensor[]>[] ways) => table.Add(name, ways);

    public IEnumerator<string> GetEnumerator() => table.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Enter<TWay>(string name, TWay[] ways, Func<TWay, Tensor[], Tensor[]> call) =>
        table.Add(name, Array.ConvertAll<TWay, Func<Tensor[], Tensor[]>>(ways, way => inputs => call(way, inputs)));
}
