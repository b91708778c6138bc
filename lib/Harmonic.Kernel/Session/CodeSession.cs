using Harmonic.Kernel.Display;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Directives;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Language;
using Harmonic.Kernel.Session.Packages;
using Microsoft.DotNet.Interactive;

namespace Harmonic.Kernel.Session;

/// <summary>A C# session over Roslyn: see <see cref="ICodeSession"/>.</summary>
internal sealed class CodeSession : ICodeSession
{
    // The runtime compiles a method well once it has been called thirty times.
    private const int PracticeCells = 35;

    private readonly SubmissionLoadContext loadContext = new();
    private readonly CellSources sources = new();
    private readonly CellThread thread = new();
    private readonly string baseDirectory;
    private readonly SubmissionChain chain;
    private readonly SessionPackages packages;
    private readonly ErrorReport errors;
    private readonly Completer completer;
    private readonly Inspector inspector;
    private int cellCount;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">The notebook's folder, to which paths in directives are relative.</param>
    public CodeSession(string baseDirectory)
    {
        this.baseDirectory = Path.GetFullPath(baseDirectory);
        chain = new SubmissionChain(this.baseDirectory, loadContext);
        packages = new SessionPackages(chain, loadContext, this.baseDirectory);
        errors = new ErrorReport(sources, loadContext);
        completer = new Completer(chain);
        inspector = new Inspector(chain);
        ConsoleRouting.Install();
        UnhandledExceptions.Install();
    }

    /// <summary>Gets the compiler and the formatters ready, so that the first cell does not pay for it.</summary>
    public static async Task WarmAsync()
    {
        using var apart = new CodeSession(AppContext.BaseDirectory);
        await apart.EvaluateAsync("Enumerable.Range(0, 3).Select(n => $\"{n}\").ToList()", CancellationToken.None);
        await apart.EvaluateAsync("1 + 1", CancellationToken.None);
    }

    /// <summary>Compiles a small cell again and again, apart from any session: what all cells share of the compiler is then fast.</summary>
    public static void Practise()
    {
        using var apart = new CodeSession(AppContext.BaseDirectory);
        for (var i = 0; i < PracticeCells; i++)
        {
            apart.chain.Build(SubmissionChain.Parse("1 + 1", "practice"), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(string code, ICellOutput output, CancellationToken interrupt, CancellationToken force = default)
    {
        var context = new CellContext(new InterruptedOutput(output, interrupt), new StopSignals(interrupt, force));
        return thread.RunAsync(() => Run(code, context));
    }

    /// <inheritdoc/>
    public Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel) =>
        Task.Run(() => completer.Complete(code, Math.Clamp(cursor, 0, code.Length), cancel), cancel);

    /// <inheritdoc/>
    public Task<MimeBundle?> InspectAsync(string code, int cursor, CancellationToken cancel) =>
        Task.Run(() => inspector.Inspect(code, Math.Clamp(cursor, 0, code.Length), cancel), cancel);

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => CompletenessCheck.Of(code);

    /// <inheritdoc/>
    public Task<MimeBundle> EvaluateAsync(string expression, CancellationToken cancel) => thread.RunAsync(() =>
    {
        var submission = chain.Build(SubmissionChain.Parse(expression, "expression"), cancel);
        return CellThread.RunInterruptible(async () => Bundles.Of(await chain.RunApartAsync(submission)), new StopSignals(cancel));
    });

    /// <inheritdoc/>
    public void Dispose() => thread.Dispose();

    private CellResult Run(string code, CellContext context)
    {
        var name = $"Cell In[{context.Output.ExecutionCount ?? ++cellCount}]";
        sources.Add(name, code);
        using var entered = context.Enter();
        using var watched = InterruptionPoint.Watch(context.Interrupt);
        var run = new CellRun(chain, packages, sources, baseDirectory, context, name);
        try
        {
            run.Run(CellSplitter.Split(code));
            return new CellResult(CellStatus.Ok);
        }
        catch (Exception exception) when (context.Interrupt.IsCancellationRequested && ErrorReport.IsStop(exception))
        {
            return new CellResult(CellStatus.Interrupted, ErrorReport.Interrupted);
        }
        catch (Exception exception)
        {
            return new CellResult(CellStatus.Error, Describe(exception, name, run.Line));
        }
        finally
        {
            NativeOutput.Flush();
        }
    }

    private CellError Describe(Exception exception, string cell, int line) => exception switch
    {
        CompilationException compilation => errors.Describe(compilation),
        DirectiveException directive => new CellError("DirectiveError", directive.Message, [$"{cell}, line {line}: {directive.Message}"], line),
        _ => errors.Describe(exception, cell),
    };
}
