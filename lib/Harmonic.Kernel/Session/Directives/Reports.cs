using System.Runtime.InteropServices;
using Harmonic.Kernel.Display;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Directives;

/// <summary>What the asking magic commands show.</summary>
internal static class Reports
{
    /// <summary><c>#!about</c></summary>
    public static void About(ICellOutput output)
    {
        var version = typeof(Reports).Assembly.GetName().Version!.ToString(3);
        var language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
        var lines = new[]
        {
            $"Harmonic kernel {version}, in the place of .NET Interactive's C# kernel",
            $"C# {language} on {RuntimeInformation.FrameworkDescription}, compiler {typeof(CSharpCompilation).Assembly.GetName().Version}",
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores",
        };
        output.Display(Bundles.Of(string.Join('\n', lines)), displayId: null);
    }

    /// <summary><c>#!lsmagic</c></summary>
    public static void Magics(ICellOutput output, IEnumerable<MagicCommand> commands)
    {
        var rows = commands.Select(command => (string.Join(", ", command.Names.Select(name => "#!" + name)), command.Summary)).ToList();
        var width = rows.Max(row => row.Item1.Length);
        var text = string.Join('\n', rows.Select(row => $"{row.Item1.PadRight(width)}  {row.Summary}"));
        output.Display(Bundles.Of(text), displayId: null);
    }

    /// <summary><c>#!who</c></summary>
    public static void Names(ICellOutput output, IReadOnlyList<SessionVariable> variables) =>
        output.Display(Bundles.Of(string.Join(", ", variables.Select(variable => variable.Name))), displayId: null);

    /// <summary><c>#!whos</c></summary>
    public static void Details(ICellOutput output, IReadOnlyList<SessionVariable> variables) => output.Display(
        Bundles.Of(variables.Select(variable => new
        {
            variable.Name,
            Type = TypeNames.Of(variable.Type),
            Value = Shorten(variable.Value.ToDisplayString()),
        })),
        displayId: null);

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..199] + "…";
}
