using System.Text.Json;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Streams;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>A language of .NET for .NET Interactive: its cells run on the notebook's own thread, and its variables can be shared.</summary>
internal abstract class LanguageKernel
    : InteractiveKernel,
        IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValue>,
        IKernelCommandHandler<RequestValueInfos>,
        IKernelCommandHandler<SendValue>
{
    private readonly CellThread thread;
    private readonly CellSources sources;
    private readonly ErrorReport errors;

    /// <summary>Makes the kernel.</summary>
    /// <param name="name">Its name in magic commands.</param>
    /// <param name="language">What people call the language.</param>
    /// <param name="thread">Where cells run.</param>
    /// <param name="sources">The text of cells, for errors.</param>
    /// <param name="errors">Describes what goes wrong.</param>
    protected LanguageKernel(string name, string language, CellThread thread, CellSources sources, ErrorReport errors)
        : base(name)
    {
        (this.thread, this.sources, this.errors) = (thread, sources, errors);
        KernelInfo.LanguageName = language;
        KernelInfo.Description = $"{language} script.";
    }

    /// <summary>The session's variables, newest last.</summary>
    public abstract IReadOnlyList<SessionVariable> Variables { get; }

    /// <summary>Lets code that follows refer to assemblies of packages.</summary>
    public virtual Task ReferAsync(IReadOnlyList<string> assemblies) => Task.CompletedTask;

    /// <summary>Runs code of a cell and represents its value; no forms if it has none.</summary>
    protected abstract (object? Value, IReadOnlyList<FormattedValue>? Forms) Run(string code, string name, CellContext cell);

    /// <summary>Declares a variable.</summary>
    protected abstract void Declare(string name, Type type, object? value);

    /// <summary>What went wrong with code that was called <paramref name="name"/>.</summary>
    protected virtual CellError Describe(Exception exception, string name) => errors.Describe(exception, name);

    /// <inheritdoc/>
    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        context.Publish(new CompleteCodeSubmissionReceived(command));
        return OnThread(cell => Run(command, context, cell));
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (Variables.LastOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            context.Publish(new ValueProduced(found.Value, command.Name, Formatted(found.Value, command.MimeType), command));
        }
        else
        {
            context.Fail(command, message: $"There is no {KernelInfo.LanguageName} variable `{command.Name}`.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var infos = Variables.Select(variable => new KernelValueInfo(
            variable.Name,
            Formatted(variable.Value, command.MimeType),
            variable.Type
        ));
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    async Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        if (SyntaxFacts.IsValidIdentifier(command.Name))
        {
            await SetValueAsync(command, context, (name, value, type) =>
                OnThread(_ => Declare(name, type ?? value?.GetType() ?? typeof(object), value))
            );
        }
        else
        {
            context.Fail(command, message: $"`{command.Name}` is no name for a variable.");
        }
    }

    /// <summary>
    /// Runs something where cells run: on their thread, or here if a running cell's own code asks for it, which waits on that thread or on
    /// another.
    /// </summary>
    protected Task OnThread(Action<CellContext> action)
    {
        var cell = CellContext.Current ?? new CellContext(new NoOutput(), default, new CellText("Code", ""));
        if (cell.IsRunning)
        {
            action(cell);
            return Task.CompletedTask;
        }
        return thread.RunAsync(
            () =>
            {
                action(cell);
                return true;
            },
            TaskCreationOptions.None
        );
    }

    private void Run(SubmitCode command, KernelInvocationContext context, CellContext cell)
    {
        var isNested = cell.IsRunning;
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
            if (Run(placed, name, cell) is { Forms: { } forms } result)
            {
                context.Publish(new ReturnValueProduced(result.Value, command, forms));
            }
        }
        catch (Exception exception)
        {
            var error =
                cell.Interrupt.IsCancellationRequested && ErrorReport.IsStop(exception) ? ErrorReport.Interrupted
                : exception is DirectiveException ? Languages.Error(exception.Message, cell.Text)
                : Describe(exception, name);
            if (!isNested)
            {
                cell.Error = error;
            }
            context.Fail(command, exception, $"{error.Name}: {error.Message}");
        }
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
