using System.Text.Json;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Language;
using Harmonic.Kernel.Session.Packages;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>C# for .NET Interactive, by this program's own engine: submissions that can be interrupted, on a thread of their own.</summary>
internal sealed class CSharpKernel
    : InteractiveKernel,
        IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValue>,
        IKernelCommandHandler<RequestValueInfos>,
        IKernelCommandHandler<SendValue>,
        IKernelCommandHandler<RequestCompletions>,
        IKernelCommandHandler<RequestHoverText>
{
    private readonly CellSources sources;
    private readonly SubmissionChain chain;
    private readonly CellThread thread;
    private readonly ErrorReport errors;
    private readonly ProjectReferences projects;
    private readonly Completer completer;
    private readonly Inspector inspector;

    /// <summary>Makes the kernel over its engine.</summary>
    public CSharpKernel(SubmissionChain chain, CellThread thread, CellSources sources, ErrorReport errors, ProjectReferences projects)
        : base("csharp")
    {
        (this.chain, this.thread, this.sources, this.errors, this.projects) = (chain, thread, sources, errors, projects);
        (completer, inspector) = (new Completer(chain), new Inspector(chain));
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
        KernelInfo.Description = "C# script.";
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        context.Publish(new CompleteCodeSubmissionReceived(command));
        var cell = CellContext.Current ?? new CellContext(new NoOutput(), default, new CellText("Code", command.Code));
        if (cell.IsRunning)
        {
            // The cell's own code sent it and waits for it, on the thread that runs cells or on another.
            Run(command, context, cell, isNested: true);
            return Task.CompletedTask;
        }
        return thread.RunAsync(
            () =>
            {
                Run(command, context, cell, isNested: false);
                return true;
            },
            TaskCreationOptions.None
        );
    }

    /// <summary>The session's variables.</summary>
    public IReadOnlyList<SessionVariable> Variables => chain.Variables();

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        var list = completer.Complete(command.Code, Positions.Offset(command.Code, command.LinePosition), context.CancellationToken);
        var span = new LinePositionSpan(Positions.Of(command.Code, list.Start), Positions.Of(command.Code, list.End));
        context.Publish(new CompletionsProduced([.. list.Items.Select(item => new CompletionItem(item.Text, item.Kind))], command, span));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        if (inspector.Inspect(command.Code, Positions.Offset(command.Code, command.LinePosition), context.CancellationToken) is { } found)
        {
            context.Publish(
                new HoverTextProduced(command, [.. found.Data.Select(form => new FormattedValue(form.Key, (string)form.Value!))])
            );
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (chain.Variables().FirstOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            context.Publish(new ValueProduced(found.Value, command.Name, Formatted(found.Value, command.MimeType), command));
        }
        else
        {
            context.Fail(command, message: $"There is no C# variable `{command.Name}`.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var infos = chain
            .Variables()
            .Select(variable => new KernelValueInfo(variable.Name, Formatted(variable.Value, command.MimeType), variable.Type));
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    async Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        if (SyntaxFacts.IsValidIdentifier(command.Name))
        {
            await SetValueAsync(command, context, (name, value, type) =>
                thread.RunAsync(() => Declare(name, type ?? value?.GetType() ?? typeof(object), value))
            );
        }
        else
        {
            context.Fail(command, message: $"`{command.Name}` is no name for a variable.");
        }
    }

    private bool Declare(string name, Type type, object? value)
    {
        chain.Declare(name, TypeNames.Of(type), value);
        return true;
    }

    private void Run(SubmitCode command, KernelInvocationContext context, CellContext cell, bool isNested)
    {
        if (!isNested && cell.Error is { } earlier)
        {
            context.Fail(command, message: earlier.Message);
            return;
        }
        using var cancellation = cell.Interrupt.Register(() => KernelInternals.Cancel(context));
        using var entered = cell.EnterScript(context);
        var code = MagicText.Unhide(command.Code);
        var (name, placed) = cell.Text.Place(code) is { } piece ? (cell.Text.Name, piece) : ($"{cell.Text.Name} (sent)", code);
        sources.Add(name, name == cell.Text.Name ? cell.Text.Text : code);
        try
        {
            Run(placed, name, command, context, cell);
        }
        catch (Exception exception)
        {
            var error =
                cell.Interrupt.IsCancellationRequested && ErrorReport.IsStop(exception) ? ErrorReport.Interrupted
                : exception is DirectiveException ? Languages.Error(exception.Message, cell.Text)
                : errors.Describe(exception, name);
            if (!isNested)
            {
                cell.Error = error;
            }
            context.Fail(command, exception, $"{error.Name}: {error.Message}");
        }
    }

    private void Run(string code, string name, SubmitCode command, KernelInvocationContext context, CellContext cell)
    {
        var submission = chain.Build(SubmissionChain.Parse(projects.Resolve(code, cell.Interrupt), name), cell.Interrupt);
        var completed = false;
        (object? Value, IReadOnlyList<FormattedValue>? Forms) result;
        try
        {
            result = CellThread.RunInterruptible(() => RunAndFormatAsync(submission), cell.Stop);
            completed = true;
        }
        finally
        {
            chain.Keep(submission, completed);
        }
        if (result.Forms is not null)
        {
            context.Publish(new ReturnValueProduced(result.Value, command, result.Forms));
        }
    }

    /// <summary>Formatting runs user code too (properties, enumerators): it belongs to what can be interrupted.</summary>
    private async Task<(object? Value, IReadOnlyList<FormattedValue>? Forms)> RunAndFormatAsync(Submission submission)
    {
        var value = await chain.Start(submission);
        return (value, submission.HasValue && value is not DisplayedValue ? Bundles.Represent(value) : null);
    }

    /// <summary>Not every value has a JSON; what has none is text.</summary>
    private static FormattedValue Formatted(object? value, string mimeType)
    {
        try
        {
            return FormattedValue.CreateSingleFromObject(value, mimeType);
        }
        catch (Exception failure)
            when (mimeType == JsonFormatter.MimeType && failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return FormattedValue.CreateSingleFromObject(value, PlainTextFormatter.MimeType);
        }
    }
}
