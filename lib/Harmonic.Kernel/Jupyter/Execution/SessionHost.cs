using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>Makes the C# session, and its compiler warm, in the background, while clients already get their first answers.</summary>
internal sealed class SessionHost : IDisposable
{
    private readonly Task<ICodeSession> session;

    /// <summary>Starts to make the session.</summary>
    public SessionHost(Func<ICodeSession> create) => session = Task.Factory.StartNew(create, TaskCreationOptions.LongRunning);

    /// <summary>The session, waited for if need be.</summary>
    public ICodeSession Session => session.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (session.IsCompletedSuccessfully)
        {
            session.Result.Dispose();
        }
    }
}
