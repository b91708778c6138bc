using System.Diagnostics;
using Harmonic.Kernel.Display;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Directives;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Packages;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session;

/// <summary>One run of one cell, piece by piece.</summary>
internal sealed class CellRun(
    SubmissionChain chain, SessionPackages packages, CellSources sources, string baseDirectory, CellContext context, string name) : IMagicHost
{
    private string name = name;

    /// <summary>The 1-based line where the piece that runs, or ran last, begins.</summary>
    public int Line { get; private set; } = 1;

    /// <inheritdoc/>
    public ICellOutput Output => context.Output;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables => chain.Variables();

    /// <summary>Runs the cell.</summary>
    public void Run(IReadOnlyList<CellPart> parts)
    {
        var elapsed = parts.Any(part => part is MagicPart { Name: "time" }) ? Stopwatch.StartNew() : null;
        try
        {
            foreach (var part in parts)
            {
                Line = part.Line;
                Run(part);
            }
        }
        finally
        {
            if (elapsed is not null)
            {
                Output.Display(MimeBundle.Of(("text/plain", $"Wall time: {elapsed.Elapsed.TotalMilliseconds}ms")), displayId: null);
            }
        }
    }

    /// <inheritdoc/>
    public void Run(string code)
    {
        var submission = chain.Build(SubmissionChain.Parse(code, name), context.Interrupt);
        var completed = false;
        MimeBundle? result;
        try
        {
            result = CellThread.RunInterruptible(() => RunAndFormatAsync(submission), context.Stop);
            completed = true;
        }
        finally
        {
            chain.Keep(submission, completed);
        }
        if (result is not null)
        {
            NativeOutput.Flush();
            Output.Result(result);
        }
    }

    /// <inheritdoc/>
    public void RunCell(string code, string name)
    {
        var outer = (this.name, Line);
        this.name = name;
        sources.Add(name, code);
        Run(CellSplitter.Split(code));
        (this.name, Line) = outer; // Not after an error: it is to be found where it happened.
    }

    /// <inheritdoc/>
    public string PathOf(string path) => Path.GetFullPath(Path.Combine(baseDirectory, path));

    private void Run(CellPart part)
    {
        switch (part)
        {
            case CodePart code:
                Run(code.Code);
                break;
            case MagicPart magic:
                Magics.Run(this, magic);
                break;
            case PackagePart directives:
                packages.Add(directives, Output, context.Interrupt);
                break;
        }
    }

    /// <summary>Formatting runs user code too (properties, enumerators): it belongs to what can be interrupted.</summary>
    private async Task<MimeBundle?> RunAndFormatAsync(Submission submission)
    {
        var value = await chain.Start(submission);
        return submission.HasValue && value is not DisplayedValue ? Bundles.Of(value) : null;
    }
}
