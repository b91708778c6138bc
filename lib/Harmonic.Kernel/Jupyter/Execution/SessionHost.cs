using Harmonic.Kernel.Session;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>Makes the C# session in the background and warms its compiler, while clients already get their first answers.</summary>
internal sealed class SessionHost : IDisposable
{
    private readonly Task<ICodeSession> session;

    /// <summary>Starts to make the session.</summary>
    public SessionHost(Func<ICodeSession> create, Action<string> log) =>
        session = Task.Factory.StartNew(() => Warm(create(), log), TaskCreationOptions.LongRunning);

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

    private static ICodeSession Warm(ICodeSession session, Action<string> log)
    {
        try
        {
            session.EvaluateAsync("1 + 1", CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log("the compiler could not be warmed up: " + failure.Message);
        }

        return session;
    }
}
