using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class SendQueueTests
{
    [Fact]
    public void Messages_come_out_in_order()
    {
        var queue = new SendQueue(1000, TimeSpan.Zero);
        Assert.All(Enumerable.Range(0, 10), i => Assert.True(queue.Offer([(byte)i])));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal([(byte)i], queue.Take() ?? []));
    }

    [Fact]
    public void A_peer_that_takes_nothing_loses_messages_until_half_of_its_queue_is_gone()
    {
        var queue = new SendQueue(4, TimeSpan.Zero);
        Assert.All(Enumerable.Range(0, 4), _ => Assert.True(queue.Offer([0])));
        Assert.False(queue.Offer([1]));
        queue.Take();
        Assert.False(queue.Offer([2]));
        queue.Take();
        Assert.True(queue.Offer([3]));
    }

    [Fact]
    public void What_nobody_signed_for_waits_behind_little_alone()
    {
        var queue = new SendQueue(100, TimeSpan.Zero);
        Assert.True(queue.Offer([0, 0], most: 4));
        Assert.True(queue.Offer([0, 0], most: 4));
        Assert.False(queue.Offer([0], most: 4));
        Assert.True(queue.Offer([0]));
    }

    [Fact]
    public void A_message_larger_than_the_queue_still_goes_through_an_empty_one() =>
        Assert.True(new SendQueue(4, TimeSpan.Zero).Offer(new byte[100]));

    [Fact]
    public async Task A_full_queue_waits_for_a_peer_that_reads()
    {
        var queue = new SendQueue(4, TimeSpan.FromSeconds(20));
        queue.Offer(new byte[4]);
        var offer = Task.Run(() => queue.Offer(new byte[4]), TestContext.Current.CancellationToken);
        queue.Take();
        Assert.True(await offer);
    }

    [Fact]
    public void A_message_counts_as_written_when_the_next_is_asked_for()
    {
        var queue = new SendQueue(100, TimeSpan.Zero);
        queue.Offer([1]);
        queue.Take();
        Assert.False(queue.WaitUntilWritten(TimeSpan.Zero));
        var writer = new Thread(() => queue.Take());
        writer.Start();
        // It was waited for in vain: from here on it is only looked at.
        Assert.True(SpinWait.SpinUntil(() => queue.WaitUntilWritten(TimeSpan.FromSeconds(20)), TimeSpan.FromSeconds(20)));
        queue.Close();
        writer.Join();
    }

    [Fact]
    public void A_peer_that_was_waited_for_in_vain_is_not_waited_for_again()
    {
        var queue = new SendQueue(4, Timeout.InfiniteTimeSpan);
        queue.Offer(new byte[4]);
        Assert.False(queue.WaitUntilWritten(TimeSpan.Zero));
        Assert.False(queue.WaitUntilWritten(Timeout.InfiniteTimeSpan));
        Assert.False(queue.Offer(new byte[4]));
    }

    [Fact]
    public void A_closed_queue_takes_and_gives_nothing()
    {
        var queue = new SendQueue(100, TimeSpan.Zero);
        queue.Offer([1]);
        queue.Close();
        Assert.Null(queue.Take());
        Assert.False(queue.Offer([2]));
    }
}
