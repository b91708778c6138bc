using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session;

namespace Harmonic.Kernel.Tests;

/// <summary>A session in a folder of its own, for tests that run cells.</summary>
public abstract class SessionTest : IDisposable
{
    private readonly CodeSession session;

    protected SessionTest()
    {
        Folder = Directory.CreateTempSubdirectory("harmonic-kernel-").FullName;
        session = new CodeSession(Folder);
    }

    /// <summary>The notebook's folder.</summary>
    protected string Folder { get; }

    internal ICodeSession Session => session;

    public virtual void Dispose()
    {
        session.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a cell that must succeed.</summary>
    internal async Task<RecordingOutput> Run(string code)
    {
        var output = new RecordingOutput();
        var result = await session.RunAsync(code, output, TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        return output;
    }

    /// <summary>Runs a cell that must fail.</summary>
    internal async Task<CellError> Fail(string code)
    {
        var result = await session.RunAsync(code, new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!;
    }

    /// <summary>Runs a cell and interrupts it once it has written something.</summary>
    internal async Task<CellResult> Interrupt(string code)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new RecordingOutput();
        var running = session.RunAsync(code, output, interrupt.Token);
        while (output.Out.Length == 0 && !running.IsCompleted)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await interrupt.CancelAsync();
        return await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
