using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Runs;

/// <summary>
/// Gives a notebook its parameters as papermill does: in a new cell tagged <c>injected-parameters</c> after the one tagged
/// <c>parameters</c>, or in the place of an earlier injected one. The types are those that the parameters cell declares.
/// </summary>
internal static class ParameterInjection
{
    public const string ParametersTag = "parameters";
    public const string InjectedTag = "injected-parameters";

    /// <summary>Splits <c>name=value</c> arguments; the last value of a name counts.</summary>
    /// <exception cref="UsageException">One has no name or no <c>=</c>.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments)
    {
        var values = new Dictionary<string, string>();
        foreach (var argument in arguments)
        {
            var separator = argument.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0)
            {
                throw new UsageException($"A parameter is given as name=value, not as `{argument}`.");
            }
            values[argument[..separator].Trim()] = argument[(separator + 1)..];
        }
        return values;
    }

    /// <summary>Injects values into a notebook, which may then be run.</summary>
    /// <exception cref="UsageException">A name is unknown, or a value is not of its type; the notebook is unchanged.</exception>
    public static void Apply(NotebookDocument notebook, string notebookName, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return;
        }
        var index = notebook.Cells.FindIndex(cell => cell.IsCode && cell.HasTag(ParametersTag));
        if (index < 0)
        {
            throw new UsageException($"{notebookName} takes no parameters: it has no code cell tagged `{ParametersTag}`.");
        }
        var declared = ParameterDeclarations.Read(notebook.Cells[index].Source);
        var lines = values.Select(value => Declare(declared, value.Key, value.Value, notebookName));
        var injected = NotebookCell.Code(string.Join('\n', lines.Prepend("// Parameters")), InjectedTag);
        var earlier = notebook.Cells.FindIndex(cell => cell.HasTag(InjectedTag));
        if (earlier >= 0)
        {
            notebook.Replace(earlier, injected);
        }
        else
        {
            notebook.Insert(index + 1, injected);
        }
    }

    /// <summary>The number or text that a notebook's parameters cell gives a name; null where it gives none.</summary>
    public static JsonNode? Default(NotebookDocument notebook, string name) =>
        notebook.Cells.Find(cell => cell.IsCode && cell.HasTag(ParametersTag)) is { } cell
        && ParameterDeclarations.Read(cell.Source).LastOrDefault(parameter => parameter.Name == name) is { Value: { } value }
            ? JsonSerializer.SerializeToNode(value)
            : null;

    private static string Declare(IReadOnlyList<Parameter> declared, string name, string text, string notebookName)
    {
        var parameter = declared.LastOrDefault(candidate => candidate.Name == name)
            ?? throw new UsageException(
                declared.Count == 0
                    ? $"{notebookName} has no parameter `{name}`: its parameters cell declares none."
                    : $"{notebookName} has no parameter `{name}`; it has "
                        + $"{string.Join(", ", declared.Select(one => $"`{one.Declaration}`"))}."
            );
        var source = ParameterValue.ToSource(parameter, text)
            ?? throw new UsageException($"`{text}` is no value for the parameter `{parameter.Declaration}` of {notebookName}.");
        return $"{parameter.Declaration} = {source};";
    }
}
