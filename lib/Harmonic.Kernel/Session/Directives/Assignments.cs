using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Kernel.Session.Directives;

/// <summary>The magic commands that set variables.</summary>
internal static class Assignments
{
    /// <summary><c>#!set --name NAME --value VALUE</c></summary>
    public static void Set(IMagicHost host, MagicPart part)
    {
        var value = part.RequiredOption("value");
        var name = Name(part);
        if (!value.StartsWith('@'))
        {
            host.Run($"var {name} = {Literal(value)};");
            return;
        }
        var (source, target) = SplitReference(value[1..]);
        host.Run(source switch
        {
            "csharp" or "c#" or "value" => $"var {name} = {target};",
            "input" => $"var {name} = {Literal(host.Output.ReadLine(target, password: false))};",
            "password" => $"var {name} = {Literal(host.Output.ReadLine(target, password: true))};",
            _ => throw new DirectiveException($"#!set: there is no kernel `{source}` to take a value from; all cells are C#."),
        });
    }

    /// <summary><c>#!value --name NAME</c>, with text below or <c>--from-file PATH</c>.</summary>
    public static void Value(IMagicHost host, MagicPart part)
    {
        var name = Name(part);
        var text = part.Option("from-file") is { } path ? Import.ReadFile(host, part, path) : part.Text;
        host.Run($"var {name} = {Literal(text)};");
    }

    /// <summary><c>#!share --from KERNEL NAME</c></summary>
    public static void Share(IMagicHost host, MagicPart part)
    {
        if (part.Option("from") is { } kernel and not ("csharp" or "c#" or ".NET" or "value"))
        {
            throw new DirectiveException($"#!share: there is no kernel `{kernel}`; all cells are C# and share their variables.");
        }
        var name = part.Arguments is [.., var last] ? last : "";
        if (host.Variables.All(variable => variable.Name != name))
        {
            throw new DirectiveException($"#!share: there is no variable `{name}`.");
        }
    }

    private static string Name(MagicPart part)
    {
        var name = part.RequiredOption("name");
        return SyntaxFacts.IsValidIdentifier(name) ? name : throw new DirectiveException($"#!{part.Name}: `{name}` is no name for a variable.");
    }

    private static (string Source, string Value) SplitReference(string reference)
    {
        var separator = reference.IndexOf(':', StringComparison.Ordinal);
        return separator < 0 ? ("csharp", reference) : (reference[..separator].ToLowerInvariant(), reference[(separator + 1)..].Trim('"'));
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
