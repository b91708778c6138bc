using System.Text.RegularExpressions;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>What is said of a language or a magic command that is not there.</summary>
internal static partial class Languages
{
    private const string Here = "There are C#, HTML, JavaScript, Markdown and Mermaid.";

    /// <summary>Languages that .NET Interactive had, or had packages for, to tell them from typing errors.</summary>
    private static readonly Dictionary<string, string> Absent = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsharp"] = "F#",
        ["f#"] = "F#",
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

    [GeneratedRegex(@"^\((?<line>\d+),\d+\): \w+ \w+: (?<reason>[^\n]*)")]
    private static partial Regex Position();

    [GeneratedRegex("Unknown magic command '#!(?<name>[^']+)'")]
    private static partial Regex Unknown();
}
