using System.Text.RegularExpressions;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>What is said of a language or a magic command that is not there.</summary>
internal static partial class Languages
{
    private const string Here = "There are C#, F#, HTML, JavaScript, Markdown and Mermaid.";

    /// <summary>Languages that .NET Interactive had, or had packages for, to tell them from typing errors.</summary>
    private static readonly Dictionary<string, string> Absent = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pwsh"] = "PowerShell",
        ["powershell"] = "PowerShell",
        ["sql"] = "SQL",
        ["kql"] = "KQL",
        ["http"] = "HTTP requests",
        ["python"] = "Python",
        ["R"] = "R",
    };

    /// <summary>That a cell's language is not there.</summary>
    public static string Missing(string language) => $"This kernel has no {Absent.GetValueOrDefault(language, language)}. {Here}";

    /// <summary>Why a cell cannot have the values that it wants to share from another language; null if it can.</summary>
    public static string? UnreachableSource(string cell, CompositeKernel kernel) =>
        Source()
            .Matches(cell)
            .Select(match => match.Groups["from"].Value)
            .Where(name => name is not ("input" or "password"))
            .Select(name =>
                kernel.FindKernelByName(name) is not { } source ? Missing(name)
                : source.KernelInfo.SupportedKernelCommands.Any(command => command.Name == nameof(RequestValue)) ? null
                : $"The variables of {name} are in the page, where this kernel cannot read them."
            )
            .FirstOrDefault(reason => reason is not null);

    /// <summary>
    /// What a failed directive of a cell tells. .NET Interactive writes <c>(line,column): error number: </c> before some messages.
    /// </summary>
    public static CellError Error(string message, CellText cell)
    {
        var place = Position().Match(message);
        var line = place.Success ? int.Parse(place.Groups["line"].Value, null) : cell.LineOf("#!") ?? cell.LineOf("#") ?? 1;
        var reason = Explain(place.Success ? place.Groups["reason"].Value : message);
        return new CellError("DirectiveError", reason, [$"{cell.Name}, line {line}: {reason}"], line);
    }

    private static string Explain(string reason) =>
        Unknown().Match(reason) is { Success: true } unknown
            ? Absent.ContainsKey(unknown.Groups["name"].Value)
                ? Missing(unknown.Groups["name"].Value)
                : $"#!{unknown.Groups["name"].Value}: there is no such magic command; #!lsmagic lists those there are."
            : reason;

    [GeneratedRegex(@"^[ \t]*#!(share\b[^\n]*--from[ =]+(?<from>\S+)|set\b[^\n]*[ =]@(?<from>\w+):)", RegexOptions.Multiline)]
    private static partial Regex Source();

    [GeneratedRegex(@"^\((?<line>\d+),\d+\): \w+ \w+: (?<reason>[^\n]*)")]
    private static partial Regex Position();

    [GeneratedRegex("Unknown magic command '#!(?<name>[^']+)'")]
    private static partial Regex Unknown();
}
