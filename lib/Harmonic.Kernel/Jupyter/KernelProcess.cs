using System.Net.Sockets;
using System.Runtime.InteropServices;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.History;
using Harmonic.Kernel.Session;
using Harmonic.Kernel.Session.Streams;

namespace Harmonic.Kernel.Jupyter;

/// <summary>The process around a kernel: signals, its parent's death, and exits that a cell asks for.</summary>
internal static class KernelProcess
{
    private const int Failed = 1;

    /// <summary>Serves a connection file until a client, a signal or the parent's death ends it.</summary>
    /// <returns>0, or 1 if the kernel could not start; the reason is on standard error then, where front ends show it.</returns>
    public static int Run(string connectionFile)
    {
        // Opened before a session takes Console.Error and the descriptor beneath it for its cells.
        using var errors = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        var log = new RepeatedLog(line => errors.WriteLine("harmonic: " + line));
        try
        {
            Serve(ConnectionInfo.Read(connectionFile, Log), Log);
            return 0;
        }
        catch (InvalidDataException failure)
        {
            Log(failure.Message);
        }
        catch (SocketException failure)
        {
            Log($"a port in {connectionFile} cannot be listened on: {failure.Message}");
        }

        return Failed;

        void Log(string line) => log.Write(line);
    }

    private static void Serve(ConnectionInfo connection, Action<string> log)
    {
        using var kernel = new JupyterKernel(connection, CreateSession, HistoryStore.DefaultPath, log);
        using var nativeOutput = NativeOutput.Capture();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            kernel.ShutDown();
        });
        ParentWatch.Start(kernel.ShutDown);
        EventHandler onExit = (_, _) => kernel.Abandon(ExitError());
        AppDomain.CurrentDomain.ProcessExit += onExit;
        kernel.WaitForShutdown();
        AppDomain.CurrentDomain.ProcessExit -= onExit;
    }

    private static CodeSession CreateSession()
    {
        CodeSession.WarmAsync().GetAwaiter().GetResult();
        new Thread(CodeSession.Practise) { IsBackground = true, Name = "Practice" }.Start();
        return new CodeSession(Directory.GetCurrentDirectory()); // front ends start a kernel in its notebook's folder
    }

    private static CellError ExitError()
    {
        var message = $"The cell ended the kernel with Environment.Exit({Environment.ExitCode}); its variables are gone.";
        return new CellError("KernelExit", message, [message], null);
    }
}
