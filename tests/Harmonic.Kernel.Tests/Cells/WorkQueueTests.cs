using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests.Cells;

public sealed class WorkQueueTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void What_was_added_is_served_in_order_and_what_comes_after_the_end_is_dropped()
    {
        var queue = new WorkQueue<int>();
        queue.Add(1);
        queue.Add(2);
        Assert.Equal([1, 2], queue.Waiting);
        var served = new List<int>();
        queue.Serve(item =>
        {
            served.Add(item);
            if (item == 2)
            {
                queue.Add(3);
                queue.End();
                queue.Add(4);
            }
        });
        Assert.Equal([1, 2, 3], served);
    }

    [Fact]
    public void Who_adds_to_a_full_queue_waits_for_room()
    {
        var queue = new WorkQueue<int>(capacity: 1);
        using var first = new ManualResetEventSlim();
        var adding = new Thread(() =>
        {
            queue.Add(1);
            first.Set();
            queue.Add(2);
            queue.End();
        });
        adding.Start();
        Assert.True(first.Wait(Limit, TestContext.Current.CancellationToken));
        Assert.False(adding.Join(50));
        var served = new List<int>();
        queue.Serve(served.Add);
        Assert.True(adding.Join(Limit));
        Assert.Equal([1, 2], served);
    }
}
