using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.FSharp;
using Harmonic.Kernel.Session.Kernels;
using Harmonic.Kernel.Session.Language;
using Harmonic.Kernel.Session.Packages;
using Harmonic.Kernel.Session.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Utility;

namespace Harmonic.Kernel.Session;

/// <summary>A notebook's session over .NET Interactive's kernels: see <see cref="ICodeSession"/>.</summary>
public sealed class CodeSession : ICodeSession
{
    // The runtime compiles a method well once it has been called thirty times, and begins to count when few new ones turn up.
    private const int PracticeCells = 140;
    private const string DefaultLanguage = "csharp";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How many cells run in this process.</summary>
    private static int running;

    private readonly SubmissionLoadContext loadContext = new();
    private readonly CellSources sources = new();
    private readonly CellThread thread = new();
    private readonly SubmissionChain chain;
    private readonly ErrorReport errors;
    private readonly CompositeKernel kernel;
    private readonly PackageExtensions extensions;
    private int cellCount;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">The notebook's folder, to which paths in directives are relative.</param>
    public CodeSession(string baseDirectory)
    {
        baseDirectory = Path.GetFullPath(baseDirectory);
        chain = new SubmissionChain(baseDirectory, loadContext);
        errors = new ErrorReport(sources, loadContext);
        ConsoleRouting.Install();
        UnhandledExceptions.Install();
        CellEvents.Install();
        JsonTokens.Install();
        var csharp = new CSharpKernel(chain, thread, sources, errors, new ProjectReferences(chain, loadContext, baseDirectory));
        var fsharp = new FSharpKernel(thread, sources, errors, loadContext);
        kernel = NotebookKernel.Create(csharp, fsharp, baseDirectory);
        extensions = new PackageExtensions(kernel, loadContext);
        PackageDirectives.Register([csharp, fsharp], new SessionPackages(chain, loadContext, baseDirectory), extensions);
    }

    /// <summary>Gets the compiler and the formatters ready, so that the first cell does not pay for it.</summary>
    public static async Task WarmAsync()
    {
        using var apart = new CodeSession(AppContext.BaseDirectory);
        await apart.RunAsync("Enumerable.Range(0, 3).Select(n => $\"{n}\").ToList()", new NoOutput(), CancellationToken.None);
        await apart.RunAsync("1 + 1", new NoOutput(), CancellationToken.None);
        await apart.RunAsync("#!csharp\n1 + 1", new NoOutput(), CancellationToken.None);
    }

    /// <summary>A cell's code as sessions read it: as a script, in the newest language that the compiler has.</summary>
    /// <param name="code">The code.</param>
    /// <param name="name">What diagnostics call it.</param>
    public static SyntaxTree Parse(string code, string name) => SubmissionChain.Parse(code, name);

    /// <summary>Compiles a small cell again and again, apart from any session: what all cells share of the compiler is then fast.</summary>
    internal static void Practise()
    {
        var chain = new SubmissionChain(AppContext.BaseDirectory, new SubmissionLoadContext());
        for (var i = 0; i < PracticeCells; i++)
        {
            while (Volatile.Read(ref running) > 0)
            {
                Thread.Sleep(Pause); // A cell that somebody waits for goes before.
            }
            chain.Build(SubmissionChain.Parse("1 + 1", "practice"), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(string code, ICellOutput output, CancellationToken interrupt, CancellationToken force = default)
    {
        var text = new CellText($"Cell In[{output.ExecutionCount ?? ++cellCount}]", code);
        var cell = new CellContext(output, new StopSignals(interrupt, force), text);
        var completion = new TaskCompletionSource<CellResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = IsPlain(cell) ? RunAsync(cell, RunPlainAsync) : KernelThreads.Run(() => RunAsync(cell, SendAsync));
        running.ContinueWith(
            completion.SetFromTask,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return completion.Task;
    }

    /// <inheritdoc/>
    public Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel) =>
        KernelThreads.Run(async () =>
        {
            var place = Math.Clamp(cursor, 0, code.Length);
            var result = await kernel.SendAsync(
                new RequestCompletions(code, SourceUtilities.GetPositionFromCursorOffset(code, place)),
                cancel
            );
            if (result.Events.OfType<CompletionsProduced>().LastOrDefault() is not { } found)
            {
                return new CompletionList(place, place, []);
            }
            var (start, end) = found.LinePositionSpan is { } span
                ? (
                    SourceUtilities.GetCursorOffsetFromPosition(code, span.Start),
                    SourceUtilities.GetCursorOffsetFromPosition(code, span.End)
                )
                : (place, place);
            var typed = code[Math.Min(start, place)..place];
            var items = found
                .Completions.Select(item => new Completion(item.InsertText, CompletionKinds.Of(item.InsertText, item.Kind)))
                .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
            return new CompletionList(start, end, [.. items]);
        });

    /// <inheritdoc/>
    public Task<MimeBundle?> InspectAsync(string code, int cursor, CancellationToken cancel) =>
        KernelThreads.Run(async () =>
        {
            var place = SourceUtilities.GetPositionFromCursorOffset(code, Math.Clamp(cursor, 0, code.Length));
            var result = await kernel.SendAsync(new RequestHoverText(code, place), cancel);
            return result.Events.OfType<HoverTextProduced>().LastOrDefault() is { Content: { } content }
                ? Bundles.Of(Bundles.WithText(content.First().Value, content))
                : null;
        });

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => CompletenessCheck.Of(MagicText.CodeOnly(code, OtherLanguages));

    /// <inheritdoc/>
    public Task<MimeBundle> EvaluateAsync(string expression, CancellationToken cancel) =>
        thread.RunAsync(() =>
        {
            var submission = chain.Build(SubmissionChain.Parse(expression, "expression"), cancel);
            return CellThread.RunInterruptible(async () => Bundles.Of(await chain.RunApartAsync(submission)), new StopSignals(cancel));
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        kernel.Dispose();
        thread.Dispose();
    }

    private HashSet<string> OtherLanguages =>
        [.. kernel.ChildKernels.Where(child => child is not CSharpKernel).SelectMany(child => child.KernelInfo.Aliases.Append(child.Name))];

    /// <summary>Whether a cell holds nothing but C#, and no extension has to be asked about it.</summary>
    private bool IsPlain(CellContext cell) =>
        cell.Output.Language is null or "csharp"
        && !extensions.AnyLoaded
        && !cell.Text.Text.Split('\n').Any(line => line.AsSpan().TrimStart().StartsWith('#'));

    private async Task<CellResult> RunAsync(CellContext cell, Func<CellContext, Task<KernelCommandResult>> run)
    {
        using var entered = cell.Enter();
        using var watched = InterruptionPoint.Watch(cell.Interrupt);
        Interlocked.Increment(ref running);
        try
        {
            sources.Add(cell.Text.Name, cell.Text.Text);
            var result = await run(cell);
            return ResultOf(cell, result.Events.OfType<CommandFailed>().LastOrDefault());
        }
        catch (Exception exception)
        {
            return ResultOf(cell, exception);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            NativeOutput.Flush();
        }
    }

    private async Task<KernelCommandResult> SendAsync(CellContext cell)
    {
        var language = cell.Output.Language;
        if (Languages.UnreachableSource(cell.Text.Text, kernel) is { } reason)
        {
            throw new DirectiveException(reason);
        }
        var target = language is null
            ? null
            : kernel.FindKernelByName(language)?.Name ?? throw new DirectiveException(Languages.Missing(language));
        return await kernel.SendAsync(new SubmitCode(MagicText.Hide(cell.Text.Text), target));
    }

    /// <summary>
    /// What <c>SendAsync</c> does for a command that is neither divided nor queued, without the ten changes of threads that its parser and
    /// its scheduler take: cells come here one at a time.
    /// </summary>
    private async Task<KernelCommandResult> RunPlainAsync(CellContext cell)
    {
        var command = new SubmitCode(cell.Text.Text, DefaultLanguage);
        using var context = KernelInvocationContext.GetOrCreateAmbientContext(command);
        using var events = context.KernelEvents.Subscribe(happened => KernelInternals.Publish(kernel, happened));
        await KernelInternals.Invoke(kernel, command);
        return context.Result;
    }

    private CellResult ResultOf(CellContext cell, CommandFailed? failure) =>
        (cell.Error, failure) switch
        {
            ({ } error, _) => Failed(error),
            (null, null) => new CellResult(CellStatus.Ok),
            (null, { Exception: { } exception }) => ResultOf(cell, exception),
            (null, { } directive) => Failed(Languages.Error(directive.Message, cell.Text)),
        };

    private CellResult ResultOf(CellContext cell, Exception exception) =>
        exception switch
        {
            _ when cell.Interrupt.IsCancellationRequested && ErrorReport.IsStop(exception) => Failed(ErrorReport.Interrupted),
            DirectiveException or NoSuitableKernelException => Failed(Languages.Error(exception.Message, cell.Text)),
            _ => Failed(errors.Describe(exception, cell.Text.Name)),
        };

    private static CellResult Failed(CellError error) =>
        new(error == ErrorReport.Interrupted ? CellStatus.Interrupted : CellStatus.Error, error);
}
