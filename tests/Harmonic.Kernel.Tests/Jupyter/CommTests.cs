using Harmonic.Kernel.Jupyter.Comms;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class CommTests : KernelFixture
{
    [Fact]
    public void A_channel_is_opened_used_listed_and_closed_from_the_front_end()
    {
        var happened = new List<string>();
        CommTargets.Register("target", (comm, data) =>
        {
            happened.Add($"opened {data}");
            comm.Received += message => comm.Send(message!["value"]!.DeepClone());
            comm.Closed += () => happened.Add("closed");
        });
        using var client = new JupyterClient(Kernel.Connection);
        client.Send(client.Shell, "comm_open", """{"comm_id":"c1","target_name":"target","data":"hi"}""");
        var heard = client.Heard(client.Send(client.Shell, "comm_msg", """{"comm_id":"c1","data":{"value":"echo"}}"""));
        Assert.Equal(["status busy", "comm_msg echo", "status idle"], heard);
        Assert.Equal("""{"c1":{"target_name":"target"}}""", client.Ask("comm_info_request", "{}")["comms"]!.ToJsonString());
        Assert.Equal("{}", client.Ask("comm_info_request", """{"target_name":"other"}""")["comms"]!.ToJsonString());
        client.Heard(client.Send(client.Shell, "comm_close", """{"comm_id":"c1","data":{}}"""));
        Assert.Equal(["opened hi", "closed"], happened);
        Assert.Equal("{}", client.Ask("comm_info_request", "{}")["comms"]!.ToJsonString());
    }

    [Fact]
    public void A_channel_to_an_unknown_target_is_closed_at_once()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var heard = client.Heard(client.Send(client.Shell, "comm_open", """{"comm_id":"c2","target_name":"nobody","data":{}}"""));
        Assert.Equal(["status busy", "comm_close", "status idle"], heard);
    }

    [Fact]
    public void A_channel_that_could_not_be_opened_is_closed_again()
    {
        CommTargets.Register("broken", (_, _) => throw new InvalidOperationException("not today"));
        using var client = new JupyterClient(Kernel.Connection);
        var heard = client.Heard(client.Send(client.Shell, "comm_open", """{"comm_id":"c3","target_name":"broken","data":{}}"""));
        Assert.Equal(["status busy", "comm_close", "status idle"], heard);
        Assert.Equal("{}", client.Ask("comm_info_request", "{}")["comms"]!.ToJsonString());
        Assert.Contains(Log, line => line.Contains("not today", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_can_be_opened_from_the_kernel()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var comm = CommTargets.Open("widget", "state");
        var message = client.Receive(client.Iopub);
        Assert.Equal(
            ("comm_open", comm.Id, "widget", "state"),
            (
                (string?)message["header"]!["msg_type"],
                (string?)message["content"]!["comm_id"],
                (string?)message["content"]!["target_name"],
                (string?)message["content"]!["data"]
            )
        );
        comm.Close();
        Assert.Equal("comm_close", (string?)client.Receive(client.Iopub)["header"]!["msg_type"]);
        Assert.Throws<InvalidOperationException>(() => comm.Send(null));
    }
}
