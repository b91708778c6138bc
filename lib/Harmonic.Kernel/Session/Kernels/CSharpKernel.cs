using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Language;
using Harmonic.Kernel.Session.Packages;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Utility;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>C# for .NET Interactive, by this program's own engine: submissions that can be interrupted.</summary>
internal sealed class CSharpKernel : LanguageKernel, IKernelCommandHandler<RequestCompletions>, IKernelCommandHandler<RequestHoverText>
{
    private readonly SubmissionChain chain;
    private readonly ProjectReferences projects;
    private readonly Completer completer;
    private readonly Inspector inspector;

    /// <summary>Makes the kernel over its engine.</summary>
    public CSharpKernel(SubmissionChain chain, CellThread thread, CellSources sources, ErrorReport errors, ProjectReferences projects)
        : base("csharp", "C#", thread, sources, errors)
    {
        (this.chain, this.projects, completer, inspector) = (chain, projects, new Completer(chain), new Inspector(chain));
        KernelInfo.LanguageVersion = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SessionVariable> Variables => chain.Variables();

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        var list = completer.Complete(command.Code, Offset(command), context.CancellationToken);
        var span = SourceUtilities.GetLinePositionSpanFromStartAndEndIndices(command.Code, list.Start, list.End);
        context.Publish(new CompletionsProduced([.. list.Items.Select(item => new CompletionItem(item.Text, item.Kind))], command, span));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        if (inspector.Inspect(command.Code, Offset(command), context.CancellationToken) is { } found)
        {
            context.Publish(
                new HoverTextProduced(command, [.. found.Data.Select(form => new FormattedValue(form.Key, (string)form.Value!))])
            );
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Declare(string name, Type type, object? value) => chain.Declare(name, TypeNames.Of(type), value);

    /// <inheritdoc/>
    protected override (object? Value, IReadOnlyList<FormattedValue>? Forms) Run(string code, string name, CellContext cell)
    {
        var submission = chain.Build(SubmissionChain.Parse(projects.Resolve(code, cell.Interrupt), name), cell.Interrupt);
        var completed = false;
        try
        {
            var result = CellThread.RunInterruptible(() => RunAndFormatAsync(submission), cell.Stop);
            completed = true;
            return result;
        }
        finally
        {
            chain.Keep(submission, completed);
        }
    }

    private static int Offset(LanguageServiceCommand command) =>
        SourceUtilities.GetCursorOffsetFromPosition(command.Code, command.LinePosition);

    /// <summary>Formatting runs user code too (properties, enumerators): it belongs to what can be interrupted.</summary>
    private async Task<(object? Value, IReadOnlyList<FormattedValue>? Forms)> RunAndFormatAsync(Submission submission)
    {
        var value = await chain.Start(submission);
        return (value, submission.HasValue && value is not DisplayedValue ? Bundles.Represent(value) : null);
    }
}
