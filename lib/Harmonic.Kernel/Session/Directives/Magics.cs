namespace Harmonic.Kernel.Session.Directives;

/// <summary>The magic commands that there are.</summary>
internal static class Magics
{
    /// <summary>Languages that .NET Interactive had and this kernel has not, to tell them from typing errors.</summary>
    private static readonly HashSet<string> OtherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp", "f#", "pwsh", "powershell", "sql", "kql", "python", "r", "http", "connect",
    };

    private static readonly MagicCommand[] Commands =
    [
        new(["about"], "What this kernel is.", false, (host, _) => Reports.About(host.Output)),
        new(["csharp", "c#"], "What follows is C#, as everything is by default.", false, (_, _) => { }),
        new(["html"], "Shows the text below as HTML.", true, (host, part) => TextBlocks.Html(host.Output, part.Text)),
        new(["import"], "Runs a .ipynb, .dib, .cs or .csx file in this session.", false, Import.Run),
        new(["javascript", "js"], "Runs the text below in the front end.", true, (host, part) => TextBlocks.Javascript(host.Output, part.Text)),
        new(["lsmagic"], "Lists the magic commands.", false, (host, _) => Reports.Magics(host.Output, Commands!)),
        new(["markdown"], "Shows the text below as Markdown.", true, (host, part) => TextBlocks.Markdown(host.Output, part.Text)),
        new(["mermaid"], "Shows the text below as a Mermaid diagram.", true, (host, part) => TextBlocks.Mermaid(host.Output, part.Text)),
        new(["meta"], "Skips the head of a .dib file.", true, (_, _) => { }),
        new(["set"], "Sets a variable: --name NAME --value VALUE, where VALUE is text, @csharp:EXPRESSION or @input:PROMPT.", false, Assignments.Set),
        new(["share"], "Does nothing here: all cells share one language and its variables.", false, Assignments.Share),
        new(["time"], "Shows how long the cell took.", false, (_, _) => { }),
        new(["value"], "Puts text into a variable: --name NAME, and the text below or --from-file PATH.", true, Assignments.Value),
        new(["who"], "Lists the session's variables.", false, (host, _) => Reports.Names(host.Output, host.Variables)),
        new(["whos"], "Lists the session's variables with type and value.", false, (host, _) => Reports.Details(host.Output, host.Variables)),
    ];

    /// <summary>The names of all commands.</summary>
    public static IEnumerable<string> Names => Commands.SelectMany(command => command.Names).Select(name => "#!" + name);

    /// <summary>The command of a name; null if there is none.</summary>
    public static MagicCommand? Find(string name) =>
        Commands.FirstOrDefault(command => command.Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Runs a command.</summary>
    /// <exception cref="DirectiveException">There is none of this name, or it cannot do what is asked.</exception>
    public static void Run(IMagicHost host, MagicPart part)
    {
        if (Find(part.Name) is not { } command)
        {
            var reason = OtherLanguages.Contains(part.Name) ? "this kernel has no language but C#" : "there is no such magic command";
            throw new DirectiveException($"#!{part.Name}: {reason}. There are {string.Join(", ", Names)}.");
        }
        command.Run(host, part);
    }
}
