using System.Text.RegularExpressions;

namespace TorchSharp.Tests;

/// <summary>TorchSharp's own members, from a list of them.</summary>
internal sealed partial class ApiReference
{
    private readonly HashSet<string> lines;
    private readonly Dictionary<string, (string Name, string Kind)> types;

    /// <param name="lines">Lines as <see cref="ApiListing"/> writes them; those that begin with # are remarks.</param>
    internal ApiReference(IEnumerable<string> lines)
    {
        this.lines = [.. lines.Where(line => line.Length > 0 && line[0] != '#')];
        types = this.lines.Select(line => TypeLine().Match(line)).Where(match => match.Success)
            .Select(match => (Name: match.Groups["name"].Value, Kind: match.Groups["kind"].Value)).ToDictionary(type => WithArity(type.Name));
    }

    /// <summary>What a type has that TorchSharp's type of that name has not, neither itself nor on a base type.</summary>
    internal IEnumerable<string> Deviations(Type type)
    {
        var line = TypeLine().Match(ApiListing.Line(type));
        var (name, kind) = (line.Groups["name"].Value, line.Groups["kind"].Value);
        var bases = WithBases(name).ToArray();
        if (bases.Length == 0)
        {
            return [$"TorchSharp has no type {name}"];
        }
        var members = bases.Select(declaring => ApiListing.Lines(type, declaring).ToArray()).ToArray();
        var strange = members[0].Where((_, i) => !members.Any(under => lines.Contains(under[i])));
        return KindDeviation(kind, bases) is { } deviation ? strange.Prepend($"{name} is here: {deviation}") : strange;
    }

    /// <summary>A class may leave out classes between itself and a base; all else must be the same.</summary>
    private string? KindDeviation(string kind, string[] bases)
    {
        var expected = types[WithArity(bases[0])].Kind;
        var here = ClassLine().Match(kind);
        var there = ClassLine().Match(expected);
        var same = here.Success && there.Success
            ? here.Groups["modifier"].Value == there.Groups["modifier"].Value && IsAmong(here.Groups["base"].Value, bases)
            : kind == expected;
        return same ? null : $"{kind}; in TorchSharp: {expected}";
    }

    private static bool IsAmong(string name, string[] bases) =>
        name == "object" || bases.Skip(1).Any(other => WithArity(other) == WithArity(name));

    /// <summary>The name of a type and those of its base types that are in the list.</summary>
    private IEnumerable<string> WithBases(string? name)
    {
        while (name is not null && types.TryGetValue(WithArity(name), out var type))
        {
            yield return type.Name;
            var kind = ClassLine().Match(type.Kind);
            name = kind.Success ? kind.Groups["base"].Value : null;
        }
    }

    /// <summary>Module&lt;T1,TResult&gt; and Module&lt;Tensor,Tensor&gt; are one type: Module`2.</summary>
    private static string WithArity(string name)
    {
        var arguments = name.IndexOf('<', StringComparison.Ordinal);
        if (arguments < 0 || !name.EndsWith('>'))
        {
            return name;
        }
        var depth = 0;
        var count = 1 + name[arguments..].Count(letter =>
        {
            depth += letter switch { '<' => 1, '>' => -1, _ => 0 };
            return letter == ',' && depth == 1;
        });
        return $"{name[..arguments]}`{count}";
    }

    [GeneratedRegex("^T (?<name>.+?) : (?<kind>.+)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^(?<modifier>abstract )?class (?<base>.+)$")]
    private static partial Regex ClassLine();
}
