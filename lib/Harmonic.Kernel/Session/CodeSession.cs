using Harmonic.Kernel.Display;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session;

/// <summary>A C# session over Roslyn: see <see cref="ICodeSession"/>.</summary>
internal sealed class CodeSession : ICodeSession
{
    private readonly SubmissionLoadContext loadContext = new();
    private readonly CellSources sources = new();
    private readonly CellThread thread = new();
    private readonly SubmissionChain chain;
    private readonly ErrorReport errors;
    private int cellCount;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">The notebook's folder, to which paths in directives are relative.</param>
    public CodeSession(string baseDirectory)
    {
        chain = new SubmissionChain(Path.GetFullPath(baseDirectory), loadContext);
        errors = new ErrorReport(sources, loadContext);
        ConsoleRouting.Install();
        UnhandledExceptions.Install();
    }

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(string code, ICellOutput output, CancellationToken interrupt)
    {
        var context = new CellContext(new UninterruptibleOutput(output), interrupt);
        return thread.RunAsync(() => Run(code, context));
    }

    /// <summary>Gets the compiler and the formatters ready, so that the first cell does not pay for it.</summary>
    public static void Warm()
    {
        var apart = new SubmissionChain(AppContext.BaseDirectory, new SubmissionLoadContext());
        var submission = apart.Build(SubmissionChain.Parse("var warm = Enumerable.Range(0, 3).ToList(); $\"{warm.Count}\"", "warm"), default);
        Bundles.Of(apart.Start(submission).GetAwaiter().GetResult());
    }

    /// <inheritdoc/>
    public Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<MimeBundle?> InspectAsync(string code, int cursor, CancellationToken cancel) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<MimeBundle> EvaluateAsync(string expression, CancellationToken cancel) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => thread.Dispose();

    private CellResult Run(string code, CellContext context)
    {
        var name = $"Cell In[{context.Output.ExecutionCount ?? ++cellCount}]";
        sources.Add(name, code);
        using var entered = context.Enter();
        try
        {
            RunSubmission(code, name, context);
            return new CellResult(CellStatus.Ok);
        }
        catch (OperationCanceledException) when (context.Interrupt.IsCancellationRequested)
        {
            return new CellResult(CellStatus.Interrupted, ErrorReport.Interrupted);
        }
        catch (CompilationException exception)
        {
            return new CellResult(CellStatus.Error, errors.Describe(exception));
        }
        catch (Exception exception)
        {
            return new CellResult(CellStatus.Error, errors.Describe(exception, name));
        }
        finally
        {
            NativeOutput.Flush();
        }
    }

    private void RunSubmission(string code, string name, CellContext context)
    {
        var submission = chain.Build(SubmissionChain.Parse(code, name), context.Interrupt);
        var completed = false;
        MimeBundle? result;
        try
        {
            result = CellThread.RunInterruptible(() => RunAndFormatAsync(submission), context.Interrupt);
            completed = true;
        }
        finally
        {
            chain.Keep(submission, completed);
        }
        if (result is not null)
        {
            context.Output.Result(result);
        }
    }

    /// <summary>Formatting runs user code too (properties, enumerators): it belongs to what can be interrupted.</summary>
    private async Task<MimeBundle?> RunAndFormatAsync(Submission submission)
    {
        var value = await chain.Start(submission);
        return submission.HasValue && value is not DisplayedValue ? Bundles.Of(value) : null;
    }
}
