using Harmonic.Kernel.Session;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sweeps;
using Microsoft.CodeAnalysis;

namespace Harmonic.Notebooks.Verification;

/// <summary>
/// A cell's code as a short text that changes with the code, but not with its white space or comments. A run keeps it with the cell's
/// outputs, so that outputs of other code are found out later.
/// </summary>
internal static class CodeHash
{
    private const string MetadataKey = "harmonic";
    private const string Field = "code";

    /// <summary>The hash of a cell's code.</summary>
    public static string Of(NotebookCell cell) => Sweep.Hash(Essence(cell))[..16];

    /// <summary>The hash of all code of a notebook, but for parameters that were put into it.</summary>
    public static string Of(NotebookDocument notebook) =>
        Sweep.Hash(string.Join('\n', notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag(ParameterInjection.InjectedTag)).Select(Of)))[
            ..16
        ];

    /// <summary>Keeps the hash of the code that has just run.</summary>
    public static void Keep(NotebookCell cell) => NotebookCell.Child(cell.Metadata, MetadataKey)[Field] = Of(cell);

    /// <summary>The hash of the code that made the outputs; null where it was not kept.</summary>
    public static string? Kept(NotebookCell cell) => (string?)(cell.Metadata[MetadataKey] as System.Text.Json.Nodes.JsonObject)?[Field];

    private static string Essence(NotebookCell cell)
    {
        var lines = cell.Source.Split('\n').Select(line => line.Trim()).ToList();
        // Magic commands may switch to another language; their text counts as it stands.
        if (cell.Language is not null || lines.Exists(line => line.StartsWith("#!", StringComparison.Ordinal)))
        {
            return string.Join('\n', lines.Where(line => line.Length > 0));
        }
        var tokens = CodeSession.Parse(cell.Source, "cell").GetRoot().DescendantTokens().Select(token => token.Text);
        var directives = lines.Where(line => line.StartsWith('#'));
        return string.Join('\0', directives.Concat(tokens));
    }
}
