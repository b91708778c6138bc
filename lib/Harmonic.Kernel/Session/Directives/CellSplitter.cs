using System.Text;
using System.Text.RegularExpressions;
using Harmonic.Kernel.Session.Compilation;

namespace Harmonic.Kernel.Session.Directives;

/// <summary>Divides a cell into code, magic commands and package references.</summary>
internal static partial class CellSplitter
{
    private static readonly HashSet<string> CSharpNames = new(StringComparer.OrdinalIgnoreCase) { "csharp", "c#" };

    /// <summary>The pieces of a cell.</summary>
    public static IReadOnlyList<CellPart> Split(string cell)
    {
        var lines = Lines(cell);
        var parts = new List<CellPart>();
        for (var index = 0; index < lines.Length;)
        {
            index = Magic().Match(lines[index]) is { Success: true } match
                ? AddMagic(lines, index, match, parts)
                : AddCode(lines, index, parts);
        }
        return parts;
    }

    /// <summary>The cell with blanks for all that is no C#: every character of code stays where it is.</summary>
    public static string CodeOnly(string cell)
    {
        var lines = Lines(cell);
        var kept = lines.Select(line => new string(' ', line.Length)).ToArray();
        foreach (var code in Split(cell).OfType<CodePart>())
        {
            var own = code.Code.Split('\n');
            for (var index = code.Line - 1; index < own.Length; index++)
            {
                kept[index] = own[index].Length > 0 ? own[index] : kept[index];
            }
        }
        return string.Join('\n', kept);
    }

    /// <summary>A carriage return before the line feed stays with its line: to C# it is a blank.</summary>
    private static string[] Lines(string cell) => cell.Split('\n');

    /// <summary>Whether a name starts a block of text (or of a language that is not there) rather than a command on one line.</summary>
    private static bool TakesText(string name) => Magics.Find(name) is not { TakesText: false };

    private static int AddMagic(string[] lines, int index, Match match, List<CellPart> parts)
    {
        var name = match.Groups["name"].Value;
        if (CSharpNames.Contains(name))
        {
            return index + 1;
        }
        var arguments = Argument().Matches(match.Groups["arguments"].Value).Select(argument => argument.Value.Trim('"')).ToList();
        var end = index + 1;
        while (TakesText(name) && end < lines.Length && !EndsText(lines[end]))
        {
            end++;
        }
        parts.Add(new MagicPart(index + 1, name, arguments, string.Join('\n', lines[(index + 1)..end])));
        return end;
    }

    /// <summary>Text ends where another language begins.</summary>
    private static bool EndsText(string line) =>
        Magic().Match(line) is { Success: true } match && match.Groups["name"].Value is var name
        && (CSharpNames.Contains(name) || Magics.Find(name) is { TakesText: true });

    private static int AddCode(string[] lines, int start, List<CellPart> parts)
    {
        var end = start + 1;
        while (end < lines.Length && !(Magic().IsMatch(lines[end]) && !IsInsideToken(lines[start..(end + 1)])))
        {
            end++;
        }
        var (packages, sources) = (new List<string>(), new List<string>());
        var code = new StringBuilder().Insert(0, "\n", start);
        foreach (var line in lines[start..end])
        {
            var directive = Package().Match(line);
            if (directive.Success)
            {
                (directive.Groups["kind"].Value == "r" ? packages : sources).Add(directive.Groups["value"].Value.Trim());
            }
            code.Append(directive.Success ? "" : line).Append('\n');
        }
        if (packages.Count + sources.Count > 0)
        {
            parts.Add(new PackagePart(start + 1, packages, sources));
        }
        if (!string.IsNullOrWhiteSpace(code.ToString()))
        {
            parts.Add(new CodePart(start + 1, code.ToString(0, code.Length - 1)));
        }
        return end;
    }

    /// <summary>Whether the last line begins within a token or a comment (a raw string, say): then it is no magic.</summary>
    private static bool IsInsideToken(string[] lines)
    {
        var code = string.Join('\n', lines);
        var position = code.LastIndexOf('\n') + 1 + (lines[^1].Length - lines[^1].TrimStart().Length);
        var root = SubmissionChain.Parse(code, "").GetRoot();
        var token = root.FindToken(position);
        return token.SpanStart < position && position < token.Span.End
            || root.FindTrivia(position) is var trivia && trivia.SpanStart < position && position < trivia.Span.End && !trivia.IsDirective;
    }

    [GeneratedRegex("""^\s*#!(?<name>[A-Za-z][\w#+-]*)(?<arguments>.*)$""")]
    private static partial Regex Magic();

    [GeneratedRegex("""^\s*#(?<kind>[ri])\s+"nuget:(?<value>[^"]+)"\s*;?\s*$""")]
    private static partial Regex Package();

    [GeneratedRegex("""
        "[^"]*"|\S+
        """)]
    private static partial Regex Argument();
}
