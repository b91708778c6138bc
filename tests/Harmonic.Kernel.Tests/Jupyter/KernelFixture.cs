using System.Collections.Concurrent;
using Harmonic.Kernel.Jupyter;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>A kernel over <see cref="FakeSession"/> on free ports, with its history in a folder of its own.</summary>
[Collection("one kernel at a time, as a process has")]
public abstract class KernelFixture : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("harmonic-test-");

    protected KernelFixture() => Kernel = Start("a key");

    internal ConcurrentQueue<string> Log { get; } = [];

    internal JupyterKernel Kernel { get; }

    internal JupyterKernel Start(string key) =>
        new(
            new ConnectionInfo(0, 0, 0, 0, 0, key),
            () => new FakeSession(),
            Path.Combine(folder.FullName, "deeper", "history.jsonl"),
            Log.Enqueue
        );

    public virtual void Dispose()
    {
        Kernel.Dispose();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
