using System.Diagnostics;
using System.Runtime.InteropServices;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>The magic commands that .NET Interactive's packages leave to its program.</summary>
internal static class Magics
{
    /// <summary>Adds them; paths in them are relative to the notebook's folder.</summary>
    public static void Register(CompositeKernel kernel, IEnumerable<LanguageKernel> languages, string baseDirectory)
    {
        kernel.AddDirective(new KernelActionDirective("#!about", "What this kernel is."), (_, _) => Show(About()));
        kernel.AddDirective(new KernelActionDirective("#!lsmagic", "Lists the magic commands."), (_, _) => Show(List(kernel)));
        kernel.AddDirective(new KernelActionDirective("#!time", "Shows how long the rest of the cell took."), (_, context) =>
        {
            var elapsed = Stopwatch.StartNew();
            var cell = CellContext.Current;
            context.OnComplete(_ =>
                cell?.Output.Display(MimeBundle.Of(("text/plain", $"Wall time: {elapsed.Elapsed.TotalMilliseconds}ms")), displayId: null)
            );
            return Task.CompletedTask;
        });
        foreach (var language in languages)
        {
            language.AddDirective(new KernelActionDirective("#!who", "Lists the variables."), (_, _) =>
                Show(string.Join(", ", language.Variables.Select(variable => variable.Name)))
            );
            language.AddDirective(new KernelActionDirective("#!whos", "Lists the variables with type and value."), (_, _) =>
                Show(Table(language.Variables))
            );
        }
        var import = new KernelActionDirective("#!import", "Runs a .ipynb, .dib, .cs or .csx file in this session.")
        {
            Parameters =
            {
                new("--file")
                {
                    AllowImplicitName = true,
                    Required = true,
                    TypeHint = "file",
                },
            },
        };
        kernel.AddDirective<ImportDocument>(import, (command, _) =>
            Documents.RunAsync(kernel, Path.Combine(baseDirectory, command.FilePath))
        );
    }

    private static Task Show(string text)
    {
        CellContext.Current?.Output.Display(MimeBundle.Of(("text/plain", text)), displayId: null);
        return Task.CompletedTask;
    }

    private static string Table(IEnumerable<SessionVariable> variables)
    {
        var rows = variables
            .Select(variable => (variable.Name, Type: variable.Type.ToDisplayString(), Value: Shorten(variable.Value.ToDisplayString())))
            .Prepend((Name: "Name", Type: "Type", Value: "Value"))
            .ToList();
        var (name, type) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Type.Length));
        return string.Join('\n', rows.Select(row => $"{row.Name.PadRight(name)}  {row.Type.PadRight(type)}  {row.Value}"));
    }

    private static string Shorten(string text) => text.ReplaceLineEndings(" ") is var line && line.Length <= 200 ? line : line[..199] + "…";

    private static string About()
    {
        var version = typeof(Magics).Assembly.GetName().Version!.ToString(3);
        var language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
        return string.Join(
            '\n',
            $"Harmonic kernel {version}, on .NET Interactive {typeof(CompositeKernel).Assembly.GetName().Version!.ToString(3)}",
            $"C# {language} on {RuntimeInformation.FrameworkDescription}, compiler {typeof(CSharpCompilation).Assembly.GetName().Version}",
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores"
        );
    }

    private static string List(CompositeKernel kernel)
    {
        var directives = kernel
            .KernelInfo.SupportedDirectives.Concat(kernel.ChildKernels.SelectMany(child => child.KernelInfo.SupportedDirectives))
            .Where(directive => !directive.Hidden)
            .DistinctBy(directive => directive.Name)
            .OrderBy(directive => directive.Name, StringComparer.Ordinal)
            .ToList();
        var width = directives.Max(directive => directive.Name.Length);
        return string.Join('\n', directives.Select(directive => $"{directive.Name.PadRight(width)}  {directive.Description}"));
    }
}
