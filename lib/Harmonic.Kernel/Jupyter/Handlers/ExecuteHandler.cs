using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.History;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Runs cells: execute_input, outputs, all of them written out, reply.</summary>
/// <param name="session">The session, waited for if need be.</param>
/// <param name="iopub">Where outputs go.</param>
/// <param name="stdin">Where input comes from.</param>
/// <param name="flusher">Publishes gathered text.</param>
/// <param name="interrupts">Stops a cell.</param>
/// <param name="history">Remembers cells.</param>
/// <param name="abortCells">Marks the cells that a client has sent already as not to be run.</param>
internal sealed class ExecuteHandler(
    Func<ICodeSession> session,
    IopubChannel iopub,
    StdinChannel stdin,
    OutputFlusher flusher,
    Interrupts interrupts,
    Lazy<HistoryStore> history,
    Action<string> abortCells
)
{
    private const string StillRunning =
        "The interrupt was delivered, but the cell has not ended yet: a library or native code holds it. It ends when that returns. "
        + "Interrupt once more to break in by force, which may end the kernel, or restart it.\n";

    private static readonly Dictionary<string, JsonNode> NoExpressions = [];

    private int executionCount;
    private volatile Cell? current;

    /// <summary>A cell of an id that the front end has told begins to run.</summary>
    public event Action<string>? Begins;

    /// <summary>A cell has been answered.</summary>
    public event Action? Ended;

    /// <summary>Whether a cell runs.</summary>
    public bool IsRunning => current is { Done: false };

    /// <summary>Runs a cell, or opens the pager for it.</summary>
    public void Handle(Request request)
    {
        if (request.Aborted)
        {
            ReplyError(request, "aborted", new CellError("Aborted", "An earlier cell failed.", [], null));
            return;
        }

        var execute = request.Message.Read<ExecuteRequest>();
        if (PagerQuery.Parse(execute.Code) is { } name)
        {
            ReplyPage(request, execute, name);
        }
        else
        {
            Run(request, execute);
        }
    }

    /// <summary>Closes the running cell, if there is one, because the process ends beneath it.</summary>
    public void Abandon(CellError error)
    {
        if (current is { Done: false } cell)
        {
            cell.Output.Error(error);
            cell.Output.Flush();
            ReplyError(cell.Request, "error", error);
            iopub.PublishStatus("idle", cell.Request.Message);
        }
    }

    private void Run(Request request, ExecuteRequest execute)
    {
        var stored = execute is { StoreHistory: true, Silent: false };
        executionCount += stored ? 1 : 0;
        PublishInput(request, execute);
        using var running = interrupts.Begin(() => current?.Output.Stream("stderr", StillRunning));
        var output = new CellOutput(iopub, stdin, flusher, request.Message, execute, executionCount, running.Token);
        var cell = current = new Cell(request, output);
        try
        {
            if (output.CellId is { } id)
            {
                Begins?.Invoke(id);
            }

            var result = session().RunAsync(execute.Code, output, running.Token, running.Force).GetAwaiter().GetResult();
            if (result.Error is { } error)
            {
                if (execute is { StopOnError: true, Silent: false })
                {
                    // Before anyone hears of the failure: what a client sends after that is to run.
                    abortCells(request.Message.Header.Session);
                }

                output.Error(error);
            }

            output.Flush();
            Answer(cell, execute, result.Error, running.Token);
            if (stored)
            {
                history.Value.Add(executionCount, execute.Code, output.ResultText);
            }
        }
        finally
        {
            cell.Done = true;
            Ended?.Invoke();
        }
    }

    private void Answer(Cell cell, ExecuteRequest execute, CellError? error, CancellationToken interrupt)
    {
        var expressions = error is null ? Evaluate(execute.UserExpressions, interrupt) : NoExpressions;
        iopub.Flush();
        if (error is null)
        {
            cell.Request.Reply(new ExecuteReply("ok", executionCount, expressions, []));
        }
        else
        {
            ReplyError(cell.Request, "error", error);
        }
    }

    private void PublishInput(Request request, ExecuteRequest execute)
    {
        if (!execute.Silent)
        {
            iopub.Publish("execute_input", new ExecuteInput(execute.Code, executionCount), request.Message);
        }
    }

    private Dictionary<string, JsonNode> Evaluate(Dictionary<string, string>? expressions, CancellationToken interrupt) =>
        expressions?.ToDictionary(pair => pair.Key, pair => Evaluate(pair.Value, interrupt)) ?? NoExpressions;

    private JsonNode Evaluate(string expression, CancellationToken interrupt)
    {
        try
        {
            var value = session().EvaluateAsync(expression, interrupt).GetAwaiter().GetResult();
            return JupyterJson.ToNode(new UserExpressionResult("ok", value.Data, value.Metadata));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return JupyterJson.ToNode(ErrorReply.Of(failure));
        }
    }

    private void ReplyPage(Request request, ExecuteRequest execute, string name)
    {
        PublishInput(request, execute);
        using var running = interrupts.Begin();
        var found = session().InspectAsync(name, name.Length, running.Token).GetAwaiter().GetResult()
            ?? MimeBundle.Of(("text/plain", $"No documentation was found for '{name}'."));
        request.Reply(new ExecuteReply("ok", executionCount, NoExpressions, [new PagePayload("page", found.Data, Start: 0)]));
    }

    private void ReplyError(Request request, string status, CellError error) =>
        request.Reply(new ExecuteErrorReply(status, executionCount, error.Name, error.Message, error.Traceback, NoExpressions, []));

    private sealed record Cell(Request Request, CellOutput Output)
    {
        public volatile bool Done;
    }
}
