namespace Harmonic.Embedding.Tests;

/// <summary>Runs a computation with its parallel loops confined to one thread.</summary>
internal static class Threads
{
    public static Task<T> OnOne<T>(Func<T> computation)
    {
        var single = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ConcurrentScheduler;
        return Task.Factory.StartNew(computation, TestContext.Current.CancellationToken, TaskCreationOptions.None, single);
    }
}
