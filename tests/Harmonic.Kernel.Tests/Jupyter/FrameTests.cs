using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class FrameTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(255, 2)]
    [InlineData(256, 9)]
    [InlineData(5_000_000, 9)]
    public void A_frame_comes_back_as_it_was_written(int length, int header)
    {
        var body = new byte[length];
        new Random(1).NextBytes(body);
        var octets = FrameWriter.Message([body]);
        Assert.Equal(header + length, octets.Length);
        var frame = new FrameReader(new MemoryStream(octets)).Read();
        Assert.Equal(body, frame.Body);
        Assert.False(frame.HasMore || frame.IsCommand);
    }

    [Fact]
    public void A_message_is_laid_out_as_the_specification_says()
    {
        var octets = FrameWriter.Message(["a"u8.ToArray(), [], new byte[256]]);
        Assert.Equal([1, 1, (byte)'a', 1, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0], octets[..14]);
        Assert.Equal(14 + 256, octets.Length);
    }

    [Theory]
    [InlineData(new byte[] { 0x08, 0 }, "unknown flags")]
    [InlineData(new byte[] { 0x80, 0 }, "unknown flags")]
    [InlineData(new byte[] { 0x05, 0 }, "more frames")]
    [InlineData(new byte[] { 0x02, 0x80, 0, 0, 0, 0, 0, 0, 0 }, "is announced")]
    [InlineData(new byte[] { 0x02, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF }, "is announced")]
    public void What_no_honest_peer_sends_is_refused(byte[] octets, string reason)
    {
        var failure = Assert.Throws<ZmtpException>(() => new FrameReader(new MemoryStream(octets)).Read());
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_is_only_announced_takes_no_memory_to_match()
    {
        byte[] octets = [2, 0, 0, 0, 0, 0x0F, 0xFF, 0xFF, 0xFF, 1, 2, 3];
        var reader = new FrameReader(new MemoryStream(octets));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<EndOfStreamException>(() => reader.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Unfinished_messages_of_all_connections_have_one_limit()
    {
        const int large = 1 << 20;
        byte[] header = [3, 0, 0, 0, 0, 0, 0x10, 0, 0]; // a megabyte, more to come
        var octets = new byte[header.Length + large];
        header.CopyTo(octets, 0);
        var streams = Enumerable.Range(0, 3).Select(_ => new MemoryStream(octets)).ToList();
        var readers = streams.ConvertAll(stream => new FrameReader(stream));
        try
        {
            var failure = Assert.Throws<ZmtpException>(() =>
            {
                for (var read = 0; read < 3 * 200; read++)
                {
                    streams[read % 3].Position = 0;
                    readers[read % 3].Read();
                }
            });
            Assert.Contains("of all connections", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            readers.ForEach(reader => reader.EndMessage());
        }
    }

    [Fact]
    public void A_cut_frame_is_the_end_of_its_connection()
    {
        var octets = FrameWriter.Message([new byte[1000]]);
        for (var length = 0; length < octets.Length; length += 7)
        {
            var reader = new FrameReader(new MemoryStream(octets, 0, length));
            Assert.Throws<EndOfStreamException>(() => reader.Read());
        }
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 5, 1, 2 })]
    public void A_command_shorter_than_its_name_is_refused(byte[] body) => Assert.Throws<ZmtpException>(() => Command.Parse(body));
}
