using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Harmonic.Kernel.Jupyter.Zmtp;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class SocketTests
{
    private readonly BlockingCollection<string> log = [];

    [Fact]
    public void The_greeting_is_sent_unprompted_and_says_version_3_0_with_the_null_mechanism()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var client = new ZmtpClient(socket.Port);
        var greeting = client.Greet();
        Assert.Equal([0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0], greeting[..12]);
        Assert.Equal("NULL".PadRight(20, '\0'), Encoding.ASCII.GetString(greeting, 12, 20));
    }

    [Fact]
    public void Another_mechanism_than_null_is_refused()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var client = new ZmtpClient(socket.Port);
        client.Greet("CURVE");
        Assert.True(client.IsClosed());
        Assert.Contains("NULL", log.Take(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_of_the_wrong_type_is_told_so_and_closed()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var client = new ZmtpClient(socket.Port);
        client.Greet();
        client.SendReady("SUB", null);
        client.ReadFrame(); // READY, which does not wait for ours
        var (flags, body) = client.ReadFrame();
        Assert.Equal(4, flags);
        Assert.Equal("\u0005ERROR\x13Invalid socket type", Encoding.Latin1.GetString(body));
        Assert.True(client.IsClosed());
    }

    [Fact]
    public void The_heartbeat_returns_what_it_gets()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var client = ZmtpClient.Connect(socket.Port, "REQ");
        client.Send("", "ping");
        Assert.Equal(["", "ping"], client.ReceiveText());
        client.Send("envelope", "", new string('x', 70_000));
        Assert.Equal(["envelope", "", new string('x', 70_000)], client.ReceiveText());
    }

    [Fact]
    public void Silent_peers_do_not_keep_others_out()
    {
        using var socket = new EchoSocket(0, log.Add);
        var silent = Enumerable.Range(0, 300).Select(_ => new ZmtpClient(socket.Port)).ToList();
        using var client = ZmtpClient.Connect(socket.Port, "REQ");
        client.Send("", "ping");
        Assert.Equal(["", "ping"], client.ReceiveText());
        silent.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void A_ping_is_answered_with_its_context()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var client = ZmtpClient.Connect(socket.Port, "REQ");
        client.SendCommand("PING", [0, 10, .. "context"u8]);
        var (flags, body) = client.ReadFrame();
        Assert.Equal(4, flags);
        Assert.Equal("\u0004PONGcontext", Encoding.Latin1.GetString(body));
    }

    [Fact]
    public void What_is_answered_without_a_signature_must_be_small()
    {
        using var socket = new EchoSocket(0, log.Add);
        using var pinging = ZmtpClient.Connect(socket.Port, "REQ");
        pinging.SendCommand("PING", [0, 10, .. new byte[17]]);
        Assert.True(pinging.IsClosed());
        using var beating = ZmtpClient.Connect(socket.Port, "REQ");
        beating.Send([], new byte[(1 << 20) + 1]);
        Assert.True(beating.IsClosed());
    }

    [Fact]
    public void A_router_answers_each_peer_by_its_identity()
    {
        using var socket = new RouterSocket(0, (router, frames) => router.Send(frames), log.Add);
        using var named = ZmtpClient.Connect(socket.Port, "DEALER", "me");
        using var nameless = ZmtpClient.Connect(socket.Port, "DEALER");
        using var empty = ZmtpClient.Connect(socket.Port, "DEALER", "");
        named.Send("1", "2");
        nameless.Send("3");
        empty.Send("4");
        Assert.Equal(["1", "2"], named.ReceiveText());
        Assert.Equal(["3"], nameless.ReceiveText());
        Assert.Equal(["4"], empty.ReceiveText());
    }

    [Fact]
    public void A_router_drops_what_is_for_nobody()
    {
        using var socket = new RouterSocket(0, (_, _) => { }, log.Add);
        Assert.False(socket.Send(["nobody"u8.ToArray(), "x"u8.ToArray()]));
    }

    [Fact]
    public void A_peer_that_reconnects_under_its_name_takes_over()
    {
        using var socket = new RouterSocket(0, (router, frames) => router.Send(frames), log.Add);
        using var former = ZmtpClient.Connect(socket.Port, "DEALER", "me");
        former.Send("1");
        Assert.Equal(["1"], former.ReceiveText());
        using var latter = ZmtpClient.Connect(socket.Port, "DEALER", "me");
        Assert.True(former.IsClosed());
        latter.Send("2");
        Assert.Equal(["2"], latter.ReceiveText());
    }

    [Fact]
    public void Commands_may_stand_between_messages_but_not_inside_one()
    {
        using var socket = new RouterSocket(0, (router, frames) => router.Send(frames), log.Add);
        using var client = ZmtpClient.Connect(socket.Port, "DEALER");
        client.SendCommand("UNHEARD", []);
        client.Send("1");
        Assert.Equal(["1"], client.ReceiveText());
        client.SendFrame(1, "2"u8.ToArray());
        client.SendCommand("PING", [0, 0]);
        Assert.True(client.IsClosed());
    }

    [Fact]
    public void A_peer_that_breaks_the_protocol_harms_no_other()
    {
        using var socket = new RouterSocket(0, (router, frames) => router.Send(frames), log.Add);
        using var good = ZmtpClient.Connect(socket.Port, "DEALER", "good");
        for (var seed = 0; seed < 50; seed++)
        {
            using var bad = new ZmtpClient(socket.Port);
            var noise = new byte[200];
            new Random(seed).NextBytes(noise);
            bad.Stream.Write(noise);
            Assert.True(bad.IsClosed());
        }

        good.Send("still here");
        Assert.Equal(["still here"], good.ReceiveText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_subscriber_gets_what_starts_with_its_topic_and_nothing_else(bool byCommand)
    {
        using var socket = Publisher();
        using var client = ZmtpClient.Connect(socket.Port, "SUB");
        Subscribe(client, "ab", byCommand);
        Assert.Equal(["ab", "welcome"], client.ReceiveText());
        socket.Publish(["a"u8.ToArray(), "1"u8.ToArray()]);
        socket.Publish(["b"u8.ToArray(), "2"u8.ToArray()]);
        socket.Publish(["abc"u8.ToArray(), "3"u8.ToArray()]);
        Assert.Equal(["abc", "3"], client.ReceiveText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_topic_subscribed_to_twice_is_cancelled_twice(bool byCommand)
    {
        using var socket = Publisher();
        using var client = ZmtpClient.Connect(socket.Port, "SUB");
        Subscribe(client, "a", byCommand);
        Subscribe(client, "a", byCommand);
        Cancel(client, "a", byCommand);
        Subscribe(client, "z", byCommand); // its welcome shows that what stands before it was heard
        Assert.Equal(
            [
                ["a", "welcome"],
                ["a", "welcome"],
                ["z", "welcome"],
            ],
            Enumerable.Range(0, 3).Select(_ => client.ReceiveText())
        );
        socket.Publish(["a1"u8.ToArray()]);
        Assert.Equal(["a1"], client.ReceiveText());
        Cancel(client, "a", byCommand);
        Subscribe(client, "z", byCommand);
        Assert.Equal(["z", "welcome"], client.ReceiveText());
        socket.Publish(["a2"u8.ToArray()]);
        socket.Publish(["z"u8.ToArray()]);
        Assert.Equal(["z"], client.ReceiveText());
    }

    [Fact]
    public void Every_subscriber_sees_all_messages_in_the_same_order()
    {
        using var socket = Publisher();
        using var first = ZmtpClient.Connect(socket.Port, "SUB");
        using var second = ZmtpClient.Connect(socket.Port, "XSUB");
        Subscribe(first, "", byCommand: false);
        Subscribe(second, "", byCommand: true);
        first.ReceiveText();
        second.ReceiveText();
        Parallel.For(0, 500, i => socket.Publish([Encoding.ASCII.GetBytes($"{i}")]));
        var seen = Enumerable.Range(0, 500).Select(_ => first.ReceiveText()[0]).ToList();
        Assert.Equal(Enumerable.Range(0, 500), seen.Select(int.Parse).Order());
        Assert.Equal(seen, Enumerable.Range(0, 500).Select(_ => second.ReceiveText()[0]));
    }

    [Fact]
    public void Sockets_listen_on_the_loopback_interface_alone()
    {
        using var socket = Publisher();
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == socket.Port);
        Assert.Equal(["127.0.0.1"], listeners.Select(end => end.Address.ToString()));
    }

    [Fact]
    public void A_taken_port_is_an_error()
    {
        using var socket = Publisher();
        Assert.Throws<SocketException>(() => new EchoSocket(socket.Port, log.Add).Dispose());
    }

    private PublisherSocket Publisher() => new(0, topic => [topic, "welcome"u8.ToArray()], log.Add);

    private static void Subscribe(ZmtpClient client, string topic, bool byCommand) => Tell(client, 1, "SUBSCRIBE", topic, byCommand);

    private static void Cancel(ZmtpClient client, string topic, bool byCommand) => Tell(client, 0, "CANCEL", topic, byCommand);

    private static void Tell(ZmtpClient client, byte octet, string command, string topic, bool byCommand)
    {
        if (byCommand)
        {
            client.SendCommand(command, Encoding.ASCII.GetBytes(topic));
        }
        else
        {
            client.SendFrame(0, [octet, .. Encoding.ASCII.GetBytes(topic)]);
        }
    }
}
