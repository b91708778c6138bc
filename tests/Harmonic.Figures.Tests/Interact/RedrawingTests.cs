using System.Collections.Concurrent;

namespace Harmonic.Figures.Tests.Interactive;

public sealed class RedrawingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_burst_of_wishes_costs_a_few_drawings_and_the_last_is_drawn()
    {
        var (value, drawn, begun, go) = (0, new ConcurrentQueue<int>(), new ManualResetEventSlim(), new ManualResetEventSlim());
        var redrawing = new Redrawing(_ =>
        {
            var now = Volatile.Read(ref value);
            begun.Set();
            Assert.True(go.Wait(Limit, Cancellation));
            drawn.Enqueue(now);
        });
        redrawing.Want();
        Assert.True(begun.Wait(Limit, Cancellation));
        for (var move = 1; move <= 100; move++)
        {
            Volatile.Write(ref value, move);
            redrawing.Want();
        }

        go.Set();
        Assert.True(SpinWait.SpinUntil(() => drawn.LastOrDefault() == 100, Limit));
        Assert.Equal([0, 100], drawn);
    }

    [Fact]
    public void A_drawing_that_takes_long_is_stopped_for_the_next()
    {
        var (number, ends) = (0, new ConcurrentQueue<string>());
        var begun = new ManualResetEventSlim();
        var redrawing = new Redrawing(stop =>
        {
            var mine = Interlocked.Increment(ref number);
            begun.Set();
            var stopped = mine == 1 && stop.WaitHandle.WaitOne(Limit);
            ends.Enqueue($"{mine} {(stopped ? "stopped" : "drawn")}");
        });
        redrawing.Want();
        Assert.True(begun.Wait(Limit, Cancellation));
        redrawing.Want();
        Assert.True(SpinWait.SpinUntil(() => ends.Count == 2, Limit));
        Assert.Equal(["1 stopped", "2 drawn"], ends);
    }

    [Fact]
    public void Stop_ends_the_drawing_and_what_waits()
    {
        var (drawings, begun, stopped) = (0, new ManualResetEventSlim(), new ManualResetEventSlim());
        var redrawing = new Redrawing(stop =>
        {
            drawings++;
            begun.Set();
            if (stop.WaitHandle.WaitOne(Limit))
            {
                stopped.Set();
            }
        });
        redrawing.Want();
        Assert.True(begun.Wait(Limit, Cancellation));
        redrawing.Want();
        redrawing.Stop();
        Assert.True(stopped.Wait(Limit, Cancellation));
        Assert.False(redrawing.IsWanted);
        Assert.Equal(1, drawings);
    }
}
