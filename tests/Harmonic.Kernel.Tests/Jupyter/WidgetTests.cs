using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Comms;
using Harmonic.Kernel.Jupyter.Widgets;
using Harmonic.Kernel.Session.Execution;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>Jupyter's widget protocol as a front end sees it.</summary>
public sealed class WidgetTests : KernelFixture
{
    private const string Slider =
        """{"_model_name":"FloatSliderModel","_model_module":"@jupyter-widgets/controls","_model_module_version":"2.0.0","value":1,"max":10,"text":null}""";

    private readonly BlockingCollection<string> changed = [];
    private readonly BlockingCollection<string> said = [];

    [Fact]
    public void A_model_is_opened_updated_and_closed_from_the_kernel()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var id = Open();
        var open = Next(client, "comm_open");
        Assert.Equal("""{"version":"2.1.0"}""", open["metadata"]!.ToJsonString());
        Assert.Equal(("jupyter.widget", id), ((string)open["content"]!["target_name"]!, (string)open["content"]!["comm_id"]!));
        Assert.Equal($$"""{"state":{{Slider}},"buffer_paths":[]}""", open["content"]!["data"]!.ToJsonString());
        Assert.True(Functions.Update(id, new JsonObject { ["value"] = 2 }));
        Assert.Equal("""{"method":"update","state":{"value":2},"buffer_paths":[]}""", Data(Next(client, "comm_msg")));
        Functions.Close(id);
        Next(client, "comm_close");
        Assert.False(Functions.Update(id, new JsonObject { ["value"] = 3 }));
        Assert.Equal("{}", client.Ask("comm_info_request", "{}")["comms"]!.ToJsonString());
    }

    [Fact]
    public void What_a_front_end_sets_is_kept_echoed_and_told()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var id = Open();
        Next(client, "comm_open");
        var sent = Message(client, id, """{"method":"update","state":{"value":3.5},"buffer_paths":[]}""");
        var echo = Next(client, "comm_msg");
        Assert.Equal(sent, (string)echo["parent_header"]!["msg_id"]!);
        Assert.Equal("""{"method":"echo_update","state":{"value":3.5},"buffer_paths":[]}""", Data(echo));
        Assert.Equal("""{"value":3.5}""", Take(changed));
        Message(client, id, """{"method":"request_state"}""");
        Assert.Contains("\"value\":3.5,\"max\":10", Data(Next(client, "comm_msg")), StringComparison.Ordinal);
        Message(client, id, """{"method":"custom","content":{"event":"click"}}""");
        Assert.Equal("""{"event":"click"}""", Take(said));
    }

    [Fact]
    public void A_page_that_is_loaded_anew_is_told_all_states()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var id = Open();
        Next(client, "comm_open");
        client.Send(client.Shell, "comm_open", """{"comm_id":"control","target_name":"jupyter.widget.control","data":{}}""");
        Message(client, "control", """{"method":"request_states"}""");
        var answer = JsonNode.Parse(Data(Next(client, "comm_msg")))!;
        Assert.Equal("update_states", (string)answer["method"]!);
        Assert.Equal(
            $$"""{"model_name":"FloatSliderModel","model_module":"@jupyter-widgets/controls","model_module_version":"2.0.0","state":{{Slider}} }""".Replace(
                " ",
                "",
                StringComparison.Ordinal
            ),
            answer["states"]![id]!.ToJsonString()
        );
    }

    [Fact]
    public void Sliders_move_while_a_cell_runs()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var id = Open();
        Next(client, "comm_open");
        client.SendCell("out begun\nwait");
        Next(client, "stream");
        Message(client, id, """{"method":"update","state":{"value":4}}""");
        Assert.Equal("""{"value":4}""", Take(changed));
        Kernel.Interrupt();
        Assert.Equal("error", (string)client.Receive(client.Shell)["content"]!["status"]!);
    }

    [Fact]
    public void Binary_parts_go_both_ways()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var models = new WidgetModels(CommTargets.Current!, Log.Enqueue);
        var model = models.Open(JsonNode.Parse(Slider)!.AsObject(), new Dictionary<string, byte[]> { ["picture"] = [1, 2] });
        var open = Next(client, "comm_open");
        Assert.Equal("""[["picture"]]""", open["content"]!["data"]!["buffer_paths"]!.ToJsonString());
        Assert.Equal("""["0102"]""", open["buffers"]!.ToJsonString());
        var update = $$"""{"comm_id":"{{model.Id}}","data":{"method":"update","state":{},"buffer_paths":[["picture"],["unknown"]]} }""";
        client.Send(client.Shell, "comm_msg", update, null, [9, 8, 7], [6]);
        var echo = Next(client, "comm_msg");
        Assert.Equal("""["090807"]""", echo["buffers"]!.ToJsonString());
        Assert.Equal("CQgH", (string)models.ToNotebook()!["state"]![model.Id]!["buffers"]![0]!["data"]!);
    }

    [Fact]
    public void A_hostile_front_end_changes_nothing_and_is_logged()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var id = Open();
        Next(client, "comm_open");
        string[] hostile =
        [
            """{"method":"update","state":{"value":"2"},"buffer_paths":[]}""",
            """{"method":"update","state":{"value":{"a":[]}}}""",
            """{"method":"update","state":{"_model_name":"Other"}}""",
            """{"method":"update","state":{"unknown":1}}""",
            """{"method":"update","state":[]}""",
            """{"method":"update","state":{},"buffer_paths":[[1],"x",null,[["a"]]]}""",
            """{"method":5}""",
            """{"method":"update"}""",
            "[]",
            "null",
            $$"""{"method":"update","state":{"text":"{{new string('x', 10_000_000)}}"} }""",
        ];
        foreach (var data in hostile)
        {
            Message(client, id, data);
        }

        Message(client, "nobody", """{"method":"update","state":{"value":2}}""");
        client.Send(client.Shell, "comm_open", $$"""{"comm_id":"{{id}}","target_name":"jupyter.widget","data":{} }""");
        client.Send(client.Shell, "comm_open", """{"comm_id":"own","target_name":"jupyter.widget","data":{"state":{}}}""");
        client.Send(client.Shell, "comm_msg", """{"comm_id":7}""");
        client.Send(client.Shell, "comm_msg", """{"comm_id":""");
        client.Send(client.Shell, "comm_open", """{"comm_id":"control","target_name":"jupyter.widget.control","data":{}}""");
        Message(client, "control", """{"method":["request_states"]}""");
        Message(client, id, """{"method":"update","state":{"value":6}}""");
        Assert.Equal("""{"value":6}""", Take(changed));
        Assert.Equal("ok", (string)client.Run("out alive").Reply["status"]!);
        Assert.Contains("a front end set a widget to a value that it cannot have; it was passed over", Log);
        Assert.Contains("a widget's message that makes no sense was passed over", Log);
        Functions.Update(id, []);
    }

    [Fact]
    public void What_is_shown_for_a_model_goes_with_it_when_the_front_end_closes_it()
    {
        using var client = new JupyterClient(Kernel.Connection);
        var output = new RecordingOutput();
        using var cell = new CellContext(output, default, new CellText("Code", "")).EnterBeside();
        var id = Open();
        Functions.Show(id, new Dictionary<string, JsonNode> { ["text/plain"] = "first" }, false);
        Functions.Show(id, new Dictionary<string, JsonNode> { ["text/plain"] = "second" }, true);
        client.Heard(client.Send(client.Shell, "comm_close", $$"""{"comm_id":"{{id}}","data":{} }"""));
        Functions.Show(id, new Dictionary<string, JsonNode> { ["text/plain"] = "too late" }, true);
        Assert.Equal(["second"], output.Updates.Select(update => RecordingOutput.PlainText(update.Bundle)));
    }

    [Fact]
    public void Without_a_front_end_ids_are_numbers_and_the_notebook_keeps_the_states()
    {
        var models = new WidgetModels();
        var model = models.Open(JsonNode.Parse(Slider)!.AsObject());
        model.Update(new JsonObject { ["value"] = 5 });
        Assert.Equal("widget-1", model.Id);
        var kept = models.ToNotebook()!;
        Assert.Equal((2, 0), ((int)kept["version_major"]!, (int)kept["version_minor"]!));
        Assert.Equal(5, (int)kept["state"]!["widget-1"]!["state"]!["value"]!);
        models.Close(model.Id);
        Assert.Null(models.ToNotebook());
    }

    private static (
        Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string> Open,
        Func<string, JsonObject, bool> Update,
        Action<string> Close,
        Action<string, IReadOnlyDictionary<string, JsonNode>, bool> Show,
        Action<Action, Action<string>, CancellationToken> Run
    ) Functions =>
        ((
            Func<JsonObject, Action<JsonObject>, Action<JsonObject>, string>,
            Func<string, JsonObject, bool>,
            Action<string>,
            Action<string, IReadOnlyDictionary<string, JsonNode>, bool>,
            Action<Action, Action<string>, CancellationToken>
        ))
            AppContext.GetData(WidgetBridge.Name)!;

    private string Open() =>
        Functions.Open(
            JsonNode.Parse(Slider)!.AsObject(),
            changes => changed.Add(changes.ToJsonString()),
            message => said.Add(message.ToJsonString())
        );

    private static string Message(JupyterClient client, string id, string data) =>
        client.Send(client.Shell, "comm_msg", $$"""{"comm_id":"{{id}}","data":{{data}} }""");

    private static JsonObject Next(JupyterClient client, string type)
    {
        while (true)
        {
            var message = client.Receive(client.Iopub);
            if ((string)message["header"]!["msg_type"]! == type)
            {
                return message;
            }
        }
    }

    private static string Data(JsonObject message) => message["content"]!["data"]!.ToJsonString();

    private static string Take(BlockingCollection<string> from) =>
        from.TryTake(out var item, TimeSpan.FromSeconds(60)) ? item : throw new TimeoutException("Nothing was told.");
}
