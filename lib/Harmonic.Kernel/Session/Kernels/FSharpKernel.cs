using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// F# for .NET Interactive, on the thread of the C# cells. Its code has no interruption points: only force stops its loops.
/// </summary>
internal sealed class FSharpKernel
    : InteractiveKernel,
        IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValue>,
        IKernelCommandHandler<RequestValueInfos>,
        IKernelCommandHandler<SendValue>
{
    private readonly Lazy<FSharpSession> session = new(() => new FSharpSession());
    private readonly CellThread thread;
    private readonly ErrorReport errors;

    /// <summary>Makes the kernel; F#'s compiler is loaded by its first command.</summary>
    public FSharpKernel(CellThread thread, ErrorReport errors)
        : base("fsharp")
    {
        (this.thread, this.errors) = (thread, errors);
        KernelInfo.LanguageName = "F#";
        KernelInfo.Description = "F# Interactive.";
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) =>
        OnThread(cell => Run(command, context, cell));

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (Variables.LastOrDefault(variable => variable.Name == command.Name) is { Name: not null } found)
        {
            var formatted = FormattedValue.CreateSingleFromObject(found.Value, command.MimeType);
            context.Publish(new ValueProduced(found.Value, command.Name, formatted, command));
        }
        else
        {
            context.Fail(command, message: $"There is no F# variable `{command.Name}`.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var infos = Variables.Select(variable => new KernelValueInfo(
            variable.Name,
            FormattedValue.CreateSingleFromObject(variable.Value, PlainTextFormatter.MimeType),
            variable.Value?.GetType()
        ));
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, (name, value, _) => OnThread(_ => session.Value.Declare(name, value)));

    /// <summary>Refers to a package, which F# Interactive restores by itself.</summary>
    public Task ReferAsync(string package) => OnThread(cell => session.Value.Run($"#r \"{package}\"", cell.Text.Name, cell.Interrupt));

    private IEnumerable<(string Name, object? Value)> Variables => session.IsValueCreated ? session.Value.Variables() : [];

    /// <summary>Runs something where cells run, which is here if a cell's own code asks for it.</summary>
    private Task OnThread(Action<CellContext> action)
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
        using var entered = cell.EnterScript(context);
        var code = MagicText.Unhide(command.Code);
        try
        {
            var (hasValue, value, forms) = CellThread.RunInterruptible(
                () => Task.FromResult(Evaluate(cell.Text.Place(code) ?? code, cell)),
                cell.Stop
            );
            if (hasValue)
            {
                context.Publish(new ReturnValueProduced(value, command, forms));
            }
        }
        catch (Exception exception)
        {
            cell.Error = exception switch
            {
                _ when cell.Interrupt.IsCancellationRequested && ErrorReport.IsStop(exception) => ErrorReport.Interrupted,
                FSharpException => new CellError(
                    "CompilationError",
                    exception.Message,
                    [$"{cell.Text.Name}, {exception}"],
                    ((FSharpException)exception).Line
                ),
                _ => errors.Describe(exception, cell.Text.Name),
            };
            context.Fail(command, exception, $"{cell.Error.Name}: {cell.Error.Message}");
        }
    }

    private (bool HasValue, object? Value, IReadOnlyList<FormattedValue> Forms) Evaluate(string code, CellContext cell)
    {
        var (hasValue, value) = session.Value.Run(code, cell.Text.Name, cell.Interrupt);
        return (hasValue, value, hasValue ? Bundles.Represent(value) : []);
    }
}
