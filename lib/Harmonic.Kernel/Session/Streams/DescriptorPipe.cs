using System.Text;
using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>One of the process's output descriptors, bent into a pipe that forwards to the running cell.</summary>
internal sealed class DescriptorPipe : IDisposable
{
    private const short Readable = 1; // POLLIN
    private const int LastWords = 100; // ms; what a process wrote that is gone by then is left to the crash watch
    private const int PipeSize = 1 << 20; // as much as Linux gives to everybody

    private readonly int descriptor;
    private readonly int original;
    private readonly int readEnd;
    private readonly RoutedWriter routed;
    private readonly Lock gate = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private volatile bool disposed;

    public unsafe DescriptorPipe(int descriptor, string stream)
    {
        this.descriptor = descriptor;
        // The console's streams duplicate the descriptor when they are opened: this one keeps leading where it leads now.
        Outside = new StreamWriter(descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError()) { AutoFlush = true };
        routed = new RoutedWriter(stream, Outside);
        original = LibC.Duplicate(descriptor);
        var ends = stackalloc int[2];
        if (original < 0 || LibC.Pipe(ends) != 0)
        {
            throw new IOException($"Cannot redirect descriptor {descriptor}.");
        }
        readEnd = ends[0];
        _ = LibC.Control(readEnd, LibC.SetStatusFlags, LibC.NonBlocking);
        if (OperatingSystem.IsLinux())
        {
            _ = LibC.Control(readEnd, LibC.SetPipeSize, PipeSize);
        }
        if (descriptor == 2)
        {
            // The runtime writes tens of megabytes about a stack overflow, with every thread suspended: it would wait for ever for a
            // reader.
            _ = LibC.Control(ends[1], LibC.SetStatusFlags, LibC.NonBlocking);
        }
        // A child that outlives the kernel (a build server, say) must not keep the terminal, or whoever reads the kernel's output, waiting.
        _ = LibC.Control(readEnd, LibC.SetDescriptorFlags, LibC.CloseOnExecute);
        _ = LibC.Control(original, LibC.SetDescriptorFlags, LibC.CloseOnExecute);
        _ = LibC.DuplicateTo(ends[1], descriptor);
        _ = LibC.Close(ends[1]);
        new Thread(Pump) { IsBackground = true, Name = "Native " + stream }.UnsafeStart();
        if (descriptor == 2)
        {
            new Thread(() => CrashWatch.Start(readEnd, original)) { IsBackground = true, Name = "Crash watch" }.UnsafeStart();
        }
    }

    /// <summary>Where the descriptor led before.</summary>
    public TextWriter Outside { get; }

    /// <summary>Forwards everything that has been written so far, however it was written.</summary>
    public unsafe void Drain()
    {
        const int Size = 8192;
        var bytes = stackalloc byte[Size];
        var characters = new char[Size + 1];
        lock (gate)
        {
            nint count;
            while (!disposed && (count = LibC.Read(readEnd, bytes, Size)) > 0)
            {
                var length = decoder.GetChars(new ReadOnlySpan<byte>(bytes, (int)count), characters, flush: false);
                routed.Write(characters, 0, length);
            }
        }
    }

    /// <summary>Gives the descriptor back.</summary>
    public void Dispose()
    {
        _ = LibC.Flush(0);
        Drain();
        lock (gate)
        {
            disposed = true;
            _ = LibC.DuplicateTo(original, descriptor);
            _ = LibC.Close(readEnd);
        }
    }

    private unsafe void Pump()
    {
        while (!disposed)
        {
            var request = new LibC.PollRequest { Descriptor = readEnd, Wanted = Readable };
            if (LibC.Poll(&request, 1, milliseconds: 1000) > 0)
            {
                if (descriptor == 2)
                {
                    Thread.Sleep(LastWords);
                }
                Drain();
            }
        }
    }
}
