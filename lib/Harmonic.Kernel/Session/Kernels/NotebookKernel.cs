using System.Net;
using System.Text.Json;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.FSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// The kernel that a notebook sees as <c>Kernel.Root</c>: one for each language, under .NET Interactive's names, and their directives.
/// </summary>
internal static class NotebookKernel
{
    private const string Html = HtmlFormatter.MimeType;
    private const string Plain = PlainTextFormatter.MimeType;

    /// <summary>Puts the kernels together.</summary>
    /// <param name="csharp">The C# kernel.</param>
    /// <param name="fsharp">The F# kernel.</param>
    /// <param name="baseDirectory">The notebook's folder.</param>
    public static CompositeKernel Create(CSharpKernel csharp, FSharpKernel fsharp, string baseDirectory)
    {
        var kernel = new CompositeKernel { FrontendEnvironment = new AutomationEnvironment() };
        // The first look at the scheduler makes it, and what it runs stays on the threads on which it was made.
        Task.Factory.StartNew(
                () => kernel.Add(csharp.UseValueSharing(), ["c#", "C#"]),
                CancellationToken.None,
                TaskCreationOptions.None,
                KernelThreads.Instance
            )
            .GetAwaiter()
            .GetResult();
        kernel.Add(fsharp.UseValueSharing(), ["f#", "F#"]);
        kernel.Add(new HtmlKernel());
        kernel.Add(Script(), ["js"]);
        kernel.Add(new KeyValueStoreKernel().UseWho());
        kernel.Add(new TextKernel("markdown", "Markdown", ("text/markdown", text => text), (Plain, text => text)));
        kernel.Add(
            new TextKernel(
                "mermaid",
                "Mermaid",
                ("text/vnd.mermaid", text => text),
                (Html, text => $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(text)}</pre>"),
                (Plain, text => text)
            )
        );
        InputRequests.Register(kernel);
        Magics.Register(kernel, [csharp, fsharp], baseDirectory);
        kernel.DefaultKernelName = csharp.Name;
        kernel.RegisterForDisposal(kernel.KernelEvents.Subscribe(CellEvents.Show));
        return kernel;
    }

    /// <summary>JavaScript runs in the front end; a value that is shared with it becomes a variable of the page.</summary>
    private static JavaScriptKernel Script()
    {
        var script = new JavaScriptKernel();
        script.UseValueSharing();
        script.RegisterCommandHandler<SendValue>(
            (command, context) =>
            {
                var json =
                    command.FormattedValue.MimeType == JsonFormatter.MimeType
                        ? command.FormattedValue.Value
                        : JsonSerializer.Serialize(command.FormattedValue.Value);
                // `<` would end the script early where the text holds a tag.
                var code =
                    $"globalThis[{JsonSerializer.Serialize(command.Name)}] = {json.Replace("<", "\\u003c", StringComparison.Ordinal)};";
                return script.FrontendEnvironment.ExecuteClientScript(code, context);
            }
        );
        return script;
    }
}
