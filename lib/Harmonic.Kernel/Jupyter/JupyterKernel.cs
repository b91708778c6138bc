using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Execution;
using Harmonic.Kernel.Jupyter.Handlers;
using Harmonic.Kernel.Jupyter.History;
using Harmonic.Kernel.Jupyter.Messages;
using Harmonic.Kernel.Jupyter.Widgets;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Jupyter;

/// <summary>
/// A C# kernel for Jupyter front ends: five sockets, the handlers behind them and one session
/// (https://jupyter-client.readthedocs.io/en/stable/messaging.html).
/// </summary>
internal sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly ManualResetEventSlim shutDown = new();
    private readonly Interrupts interrupts = new();
    private readonly OutputFlusher flusher = new();
    private readonly Task<ICodeSession> session;
    private readonly IopubChannel iopub;
    private readonly StdinChannel stdin;
    private readonly EchoSocket heartbeat;
    private readonly RequestChannel shell;
    private readonly RequestChannel control;
    private readonly ExecuteHandler cells;
    private readonly WidgetBridge widgets;
    private readonly IdleMemory memory;
    private volatile Request? ending;

    /// <summary>Binds all sockets and serves them; the session is made in the background.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="createSession">Makes the session.</param>
    /// <param name="historyPath">Where earlier cells are kept.</param>
    /// <param name="log">Told of what goes wrong and concerns no cell.</param>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public JupyterKernel(ConnectionInfo connection, Func<ICodeSession> createSession, string historyPath, Action<string> log)
    {
        var codec = new MessageCodec(new Signer(connection.Key));
        var history = new Lazy<HistoryStore>(() => new HistoryStore(historyPath, log));
        heartbeat = new EchoSocket(connection.HbPort, log);
        iopub = new IopubChannel(connection.IopubPort, codec, log);
        stdin = new StdinChannel(connection.StdinPort, codec, log);
        session = Task.Factory.StartNew(
            () =>
            {
                _ = history.Value; // A long history takes a moment to read: not in the first cell.
                return createSession();
            },
            TaskCreationOptions.LongRunning
        );
        var questions = new LanguageHandlers(Session, interrupts);
        cells = new ExecuteHandler(Session, iopub, stdin, flusher, interrupts, history, client => shell?.AbortCells(client));
        Dispatcher? dispatcher = null;
        var comms = CommTargets.Current = new CommRegistry(iopub, () => dispatcher!.Current?.Message);
        widgets = new WidgetBridge(new WidgetModels(comms, log));
        interrupts.Requested += widgets.Interrupt;
        cells.Begins += widgets.CloseOf;
        memory = new IdleMemory(() => cells.IsRunning, Quiet);
        cells.Ended += memory.Schedule;
        dispatcher = new Dispatcher(
            iopub,
            [
                new(KernelInfoHandler.Type, KernelInfoHandler.Handle, Channel.Shell | Channel.Control),
                new("execute_request", cells.Handle),
                new("complete_request", questions.Complete),
                new("inspect_request", questions.Inspect),
                new("is_complete_request", questions.IsComplete),
                new("history_request", new HistoryHandler(history).Handle),
                new("comm_info_request", comms.List),
                new("comm_open", request => comms.Accept(request.Message.Read<CommOpen>(), request.Message)),
                new("comm_msg", request => comms.Accept(request.Message.Read<CommMessage>(), request.Message)),
                new("comm_close", request => comms.Accept(request.Message.Read<CommClose>(), request.Message)),
                new("interrupt_request", Interrupt, Channel.Control),
                new("shutdown_request", ShutDown, Channel.Shell | Channel.Control), // older clients ask on shell
            ],
            log
        );
        control = new RequestChannel(Channel.Control, connection.ControlPort, codec, Process, _ => false, log);
        shell = new RequestChannel(Channel.Shell, connection.ShellPort, codec, Process, ProcessAtOnce, log);
        Connection = connection with
        {
            ShellPort = shell.Port,
            IopubPort = iopub.Port,
            StdinPort = stdin.Port,
            ControlPort = control.Port,
            HbPort = heartbeat.Port,
        };

        void Process(Request request, Channel channel)
        {
            dispatcher.Process(request, channel);
            if (request == ending)
            {
                shutDown.Set(); // Not before all clients are told that the request is done with.
            }
        }

        bool ProcessAtOnce(Request request)
        {
            var atOnce = comms.IsAtOnce(request);
            if (atOnce)
            {
                dispatcher.ProcessAtOnce(request);
            }

            return atOnce;
        }
    }

    /// <summary>Where the kernel listens.</summary>
    public ConnectionInfo Connection { get; }

    /// <summary>Waits until a client asks for the end, or <see cref="ShutDown()"/> does.</summary>
    public void WaitForShutdown() => shutDown.Wait();

    /// <summary>Ends the wait for the end.</summary>
    public void ShutDown() => shutDown.Set();

    /// <summary>Interrupts the running cell.</summary>
    public void Interrupt() => interrupts.Interrupt();

    /// <summary>Answers for the running cell, because the process is about to end beneath it.</summary>
    public void Abandon(CellError error)
    {
        cells.Abandon(error);
        Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupts.Interrupt();
        widgets.Dispose();
        Flush();
        control.Dispose();
        shell.Dispose();
        stdin.Dispose();
        heartbeat.Dispose();
        iopub.Dispose();
        flusher.Dispose();
        memory.Dispose();
        if (session.IsCompletedSuccessfully)
        {
            session.Result.Dispose();
        }

        interrupts.Dispose();
        CommTargets.Current = null;
    }

    private ICodeSession Session() => session.GetAwaiter().GetResult();

    /// <summary>Answered at once, whether or not the cell obeys.</summary>
    private void Interrupt(Request request)
    {
        interrupts.Interrupt();
        request.Reply(new InterruptReply("ok"));
    }

    private void ShutDown(Request request)
    {
        var reply = new ShutdownReply("ok", request.Message.Read<ShutdownRequest>().Restart);
        iopub.Publish("shutdown_reply", reply, request.Message);
        request.Reply(reply);
        ending = request;
    }

    private void Flush()
    {
        iopub.Flush();
        control.Flush(LastWords);
        shell.Flush(LastWords);
    }
}
