using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Comms;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class ProtocolTests : KernelFixture
{
    private readonly JupyterClient client;

    public ProtocolTests() => client = new JupyterClient(Kernel.Connection);

    [Fact]
    public void A_subscription_is_welcomed()
    {
        Assert.Equal("iopub_welcome", (string?)client.Welcome["header"]!["msg_type"]);
        Assert.Equal("", (string?)client.Welcome["content"]!["subscription"]);
        Assert.Empty(client.Welcome["parent_header"]!.AsObject());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Kernel_info_is_answered_on_shell_and_on_control(bool onControl)
    {
        var info = client.Ask("kernel_info_request", "{}", onControl ? client.Control : client.Shell);
        Assert.Equal("ok", (string?)info["status"]);
        Assert.Equal("5.5", (string?)info["protocol_version"]);
        Assert.Equal("C#", (string?)info["language_info"]!["name"]);
        Assert.Equal(".cs", (string?)info["language_info"]!["file_extension"]);
        Assert.Empty(info["supported_features"]!.AsArray());
    }

    [Fact]
    public void A_request_that_is_not_known_is_answered_with_an_error() =>
        Assert.Contains("knows no juggle_request", (string?)client.Ask("juggle_request", "{}")["evalue"], StringComparison.Ordinal);

    [Fact]
    public void A_cell_is_busy_then_input_then_outputs_in_order_then_idle()
    {
        var (reply, heard) = client.Run("out a\nout b\nerr c\nout d\nshow e\nclear\nupdate f\nvalue g");
        Assert.Equal(
            [
                "status busy",
                "execute_input out a\nout b\nerr c\nout d\nshow e\nclear\nupdate f\nvalue g",
                "stream ab",
                "stream c",
                "stream d",
                "display_data e",
                "clear_output",
                "update_display_data f",
                "execute_result g",
                "status idle",
            ],
            heard
        );
        Assert.Equal("""{"status":"ok","execution_count":1,"user_expressions":{},"payload":[]}""", reply.ToJsonString());
    }

    [Fact]
    public void A_failing_cell_sends_one_error_and_says_the_same_in_its_reply()
    {
        var (reply, heard) = client.Run("out before\nfail why");
        Assert.Equal(["status busy", "execute_input out before\nfail why", "stream before", "error why", "status idle"], heard);
        Assert.Equal(("error", "FakeException", "why"), ((string?)reply["status"], (string?)reply["ename"], (string?)reply["evalue"]));
        Assert.Equal(["FakeException: why"], reply["traceback"]!.AsArray().Select(line => (string?)line));
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_does_not_count()
    {
        var (reply, heard) = client.Run("out a\nvalue b", ""","silent":true""");
        Assert.Equal(["status busy", "status idle"], heard);
        Assert.Equal(0, (int)reply["execution_count"]!);
        Assert.Empty(client.Ask("history_request", """{"hist_access_type":"tail","n":9}""")["history"]!.AsArray());
    }

    [Fact]
    public void A_cell_out_of_history_does_not_count()
    {
        Assert.Equal(1, (int)client.Run("out a").Reply["execution_count"]!);
        Assert.Equal(1, (int)client.Run("out b", ""","store_history":false""").Reply["execution_count"]!);
        Assert.Equal(2, (int)client.Run("out c").Reply["execution_count"]!);
    }

    [Fact]
    public void User_expressions_are_answered_each_for_itself()
    {
        var (reply, _) = client.Run("out a", ""","user_expressions":{"x":"good","y":"bad"}""");
        Assert.Equal("value of good", (string?)reply["user_expressions"]!["x"]!["data"]!["text/plain"]);
        Assert.Equal(
            """{"ename":"ArgumentException","evalue":"no such name","traceback":["ArgumentException: no such name"],"status":"error"}""",
            reply["user_expressions"]!["y"]!.ToJsonString()
        );
    }

    [Fact]
    public void After_a_failure_what_the_same_client_has_waiting_is_aborted_and_what_others_have_is_not()
    {
        using var other = new JupyterClient(Kernel.Connection);
        client.SendCell("wait");
        client.SendCell("fail x");
        var aborted = client.SendCell("out never");
        var asked = client.Send(client.Shell, "is_complete_request", """{"code":"x"}""");
        WaitForShell(); // what was sent before on another connection is queued by now
        var others = other.SendCell("out too");
        client.Ask("interrupt_request", "{}", client.Control);
        Assert.Equal("error", (string?)client.Receive(client.Shell)["content"]!["status"]);
        Assert.Equal("aborted", (string?)client.Receive(client.Shell)["content"]!["status"]);
        Assert.Equal("aborted", (string?)client.Receive(client.Shell)["content"]!["status"]);
        Assert.Equal("complete", (string?)client.Receive(client.Shell)["content"]!["status"]);
        Assert.Equal(["status busy", "status idle"], client.Heard(aborted));
        Assert.Equal(["status busy", "status idle"], client.Heard(asked));
        Assert.Contains("stream too", other.Heard(others));
    }

    [Fact]
    public void A_cell_sent_once_the_failure_was_heard_of_is_run()
    {
        // A front end that reads nothing holds the reply up, so that the next cell is there before it.
        using var stalled = ZmtpClient.Connect(Kernel.Connection.IopubPort, "SUB");
        stalled.SendFrame(0, [1]);
        stalled.ReceiveText();
        CommTargets.Open("much", new string('x', 20_000_000));
        client.Receive(client.Iopub);
        client.HeardUntil(client.SendCell("fail why"), "error why");
        var next = client.SendCell("out runs");
        Assert.Contains("stream runs", client.Heard(next));
    }

    [Fact]
    public void Without_stop_on_error_what_waits_is_run()
    {
        client.SendCell("wait", ""","stop_on_error":false""");
        var next = client.SendCell("out runs");
        WaitForShell();
        client.Ask("interrupt_request", "{}", client.Control);
        Assert.Contains("stream runs", client.Heard(next));
    }

    [Fact]
    public void An_interrupt_is_answered_while_the_cell_runs_and_stops_it()
    {
        var id = client.SendCell("wait");
        WaitForShell();
        Assert.Equal("ok", (string?)client.Ask("interrupt_request", "{}", client.Control)["status"]);
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell)["content"]!["ename"]);
        Assert.Equal(["status busy", "execute_input wait", "error stopped", "status idle"], client.Heard(id));
    }

    [Fact]
    public void An_interrupt_of_nothing_does_nothing()
    {
        Assert.Equal("ok", (string?)client.Ask("interrupt_request", "{}", client.Control)["status"]);
        Assert.Equal("ok", (string?)client.Run("out a").Reply["status"]);
    }

    [Theory]
    [InlineData("name", false)]
    [InlineData("secret", true)]
    public void A_question_goes_to_the_client_whose_cell_asks(string prompt, bool password)
    {
        using var other = new JupyterClient(Kernel.Connection);
        var id = client.SendCell($"ask {prompt}");
        var question = client.Receive(client.Stdin);
        Assert.Equal((prompt, password), ((string?)question["content"]!["prompt"], (bool)question["content"]!["password"]!));
        Assert.Equal(id, (string?)question["parent_header"]!["msg_id"]);
        client.Send(client.Stdin, "input_reply", """{"value":"blue"}""", question["header"]);
        Assert.Contains("stream got blue", client.Heard(id));
    }

    [Fact]
    public void An_answer_to_an_earlier_question_is_not_taken_for_this_one()
    {
        client.SendCell("ask first");
        var stale = client.Receive(client.Stdin)["header"];
        client.Ask("interrupt_request", "{}", client.Control);
        Assert.Equal("error", (string?)client.Receive(client.Shell)["content"]!["status"]);
        var id = client.SendCell("ask second");
        var question = client.Receive(client.Stdin);
        client.Send(client.Stdin, "input_reply", """{"value":"stale"}""", stale);
        client.Send(client.Stdin, "input_reply", """{"value":"fresh"}""", question["header"]);
        Assert.Contains("stream got fresh", client.Heard(id));
    }

    [Fact]
    public void An_answer_that_is_none_is_dropped_and_the_next_is_taken()
    {
        client.Send(client.Stdin, "input_reply", """{"value":"red"}""", new JsonArray());
        // Once it is dropped, the kernel knows this client's stdin and can ask it.
        Assert.True(SpinWait.SpinUntil(() => !Log.IsEmpty, TimeSpan.FromSeconds(20)));
        var id = client.SendCell("ask name");
        var question = client.Receive(client.Stdin)["header"]!;
        client.Send(client.Stdin, "input_reply", """{"value":"red"}""", new JsonObject { ["msg_id"] = 5 });
        client.Send(client.Stdin, "input_reply", """{"colour":"red"}""", question.DeepClone());
        client.Send(client.Stdin, "input_reply", "[]", question.DeepClone());
        client.Send(client.Stdin, "input_reply", """{"value":"blue"}""", question);
        Assert.Contains("stream got blue", client.Heard(id));
        Assert.Equal(4, Log.Count(line => line.StartsWith("dropped", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_client_that_takes_no_input_is_not_asked()
    {
        var (reply, _) = client.Run("ask name", ""","allow_stdin":false""");
        Assert.Equal(("error", "InvalidOperationException"), ((string?)reply["status"], (string?)reply["ename"]));
        Assert.Contains("takes none", (string?)reply["evalue"], StringComparison.Ordinal);
    }

    [Fact]
    public void Cursors_count_code_points()
    {
        var reply = client.Ask("complete_request", """{"code":"\"😀😀\".x","cursor_pos":6}""");
        Assert.Equal((5, 6), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
        Assert.Equal(["first", "second"], reply["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal(
            """{"start":5,"end":6,"text":"second","type":"class"}""",
            reply["metadata"]!["_jupyter_types_experimental"]![1]!.ToJsonString()
        );
        Assert.Equal(
            "about known😀@7",
            (string?)client.Ask("inspect_request", """{"code":"known😀","cursor_pos":99}""")["data"]!["text/plain"]
        );
    }

    [Fact]
    public void Inspection_says_whether_it_found_something()
    {
        Assert.True((bool)client.Ask("inspect_request", """{"code":"known","cursor_pos":5,"detail_level":0}""")["found"]!);
        Assert.False((bool)client.Ask("inspect_request", """{"code":"other","cursor_pos":5,"detail_level":0}""")["found"]!);
    }

    [Fact]
    public void A_name_with_a_question_mark_opens_the_pager()
    {
        var (reply, heard) = client.Run(" known? ");
        Assert.Equal("""{"source":"page","data":{"text/plain":"about known@5"},"start":0}""", reply["payload"]![0]!.ToJsonString());
        Assert.Equal(["status busy", "execute_input  known? ", "status idle"], heard);
    }

    [Fact]
    public void Incomplete_code_comes_with_an_indent()
    {
        Assert.Equal(
            """{"status":"incomplete","indent":"    "}""",
            client.Ask("is_complete_request", """{"code":"if {"}""").ToJsonString()
        );
    }

    [Fact]
    public void A_request_that_cannot_be_read_is_answered_with_an_error_between_busy_and_idle()
    {
        var id = client.Send(client.Shell, "execute_request", """{"kode":"x"}""");
        var reply = client.Receive(client.Shell);
        Assert.Equal(("execute_reply", "error"), ((string?)reply["header"]!["msg_type"], (string?)reply["content"]!["status"]));
        Assert.Contains("code", (string?)reply["content"]!["evalue"], StringComparison.Ordinal);
        Assert.Equal(["status busy", "status idle"], client.Heard(id));
    }

    [Fact]
    public void A_session_that_throws_is_answered_for()
    {
        Assert.Equal("InvalidOperationException", (string?)client.Run("throw oops").Reply["ename"]);
        Assert.Equal("ok", (string?)client.Run("out still here").Reply["status"]);
    }

    [Fact]
    public void A_message_of_an_unknown_type_is_bracketed_and_logged()
    {
        Assert.Equal(["status busy", "status idle"], client.Heard(client.Send(client.Shell, "debug_request", "{}")));
        Assert.Contains(Log, line => line.Contains("debug_request", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_clients_get_their_own_replies_and_both_hear_everything()
    {
        using var other = new JupyterClient(Kernel.Connection);
        var id = client.SendCell("out mine");
        Assert.Equal(id, (string?)client.Receive(client.Shell)["parent_header"]!["msg_id"]);
        Assert.Contains("stream mine", other.Heard(id));
        Assert.Equal("ok", (string?)other.Ask("kernel_info_request", "{}")["status"]);
    }

    [Theory]
    [InlineData("a key")]
    [InlineData("")]
    public void Shutdown_is_answered_announced_and_ends_the_kernel(string key)
    {
        using var kernel = Start(key);
        using var last = new JupyterClient(kernel.Connection);
        var id = last.Send(last.Control, "shutdown_request", """{"restart":true}""");
        kernel.WaitForShutdown();
        kernel.Dispose();
        Assert.Equal("""{"status":"ok","restart":true}""", last.Receive(last.Control)["content"]!.ToJsonString());
        Assert.Equal(["status busy", "shutdown_reply", "status idle"], last.Heard(id));
    }

    [Fact]
    public void What_is_not_signed_by_the_key_is_dropped_and_the_next_good_message_is_answered()
    {
        var good = client.Sign("x", "execute_request", """{"code":"out stolen"}""");
        client.Shell.Send([good[0], Encoding.ASCII.GetBytes(new string('0', 64)), .. good[2..]]);
        client.Shell.Send([good[0], [], .. good[2..]]);
        client.Shell.Send([.. good[..5], """{"code":"out changed"}"""u8.ToArray()]);
        client.Shell.Send(good[..5]);
        client.Shell.Send(good[1..]);
        client.Shell.Send([
            [],
        ]);
        var (_, heard) = client.Run("out good");
        Assert.Equal(["status busy", "execute_input out good", "stream good", "status idle"], heard);
        Assert.Equal(6, Log.Count(line => line.StartsWith("dropped", StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_that_is_no_valid_unicode_does_not_stop_the_rest()
    {
        var (reply, heard) = client.Run("out a\ud800b\nout c");
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Contains(heard, line =>
            line.StartsWith("stream a", StringComparison.Ordinal) && line.EndsWith("bc", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("letters a😀b")] // by time
    [InlineData("out {0}\nletters 😀")] // by length
    public void A_pair_of_surrogates_is_not_torn(string code)
    {
        var (_, heard) = client.Run(string.Format(CultureInfo.InvariantCulture, code, new string('x', 65_535)));
        Assert.Contains(
            "😀",
            string.Concat(heard.Where(line => line.StartsWith("stream ", StringComparison.Ordinal))),
            StringComparison.Ordinal
        );
    }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    /// <summary>Waits until the control channel has answered: what this client sent on shell before lies in the queue by then.</summary>
    private void WaitForShell()
    {
        Thread.Sleep(100);
        client.Ask("kernel_info_request", "{}", client.Control);
    }
}
