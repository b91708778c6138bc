using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>A front end: one identity on shell, control and stdin, and a subscription to everything.</summary>
internal sealed class JupyterClient : IDisposable
{
    private static readonly string[] Parts = ["header", "parent_header", "metadata", "content"];
    private readonly string key;
    private readonly string session = Guid.NewGuid().ToString("N");

    public JupyterClient(ConnectionInfo connection)
    {
        key = connection.Key;
        Shell = ZmtpClient.Connect(connection.ShellPort, "DEALER", session);
        Control = ZmtpClient.Connect(connection.ControlPort, "DEALER", session);
        Stdin = ZmtpClient.Connect(connection.StdinPort, "DEALER", session);
        Iopub = ZmtpClient.Connect(connection.IopubPort, "SUB");
        Iopub.Send([1]);
        Welcome = Receive(Iopub);
    }

    public ZmtpClient Shell { get; }

    public ZmtpClient Control { get; }

    public ZmtpClient Stdin { get; }

    public ZmtpClient Iopub { get; }

    public JsonObject Welcome { get; }

    /// <summary>Sends a request and returns its id.</summary>
    public string Send(ZmtpClient channel, string type, string content, JsonNode? parent = null, params byte[][] buffers)
    {
        var id = Guid.NewGuid().ToString("N");
        channel.Send([.. Sign(id, type, content, parent), .. buffers]);
        return id;
    }

    public byte[][] Sign(string id, string type, string content, JsonNode? parent = null)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = session,
            ["username"] = "u",
            ["date"] = "2026-01-01T00:00:00Z",
            ["version"] = "5.5",
            ["extra"] = "kept",
        };
        byte[][] parts = [.. new[] { header.ToJsonString(), parent?.ToJsonString() ?? "{}", "{}", content }.Select(Encoding.UTF8.GetBytes)];
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Signature(parts)), .. parts];
    }

    public JsonObject Receive(ZmtpClient channel)
    {
        var frames = channel.Receive();
        var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        Assert.Equal(Signature([.. frames.Skip(start + 2).Take(4)]), Encoding.ASCII.GetString(frames[start + 1]));
        var message = new JsonObject();
        for (var i = 0; i < Parts.Length; i++)
        {
            message[Parts[i]] = JsonNode.Parse(frames[start + 2 + i]);
        }

        message["buffers"] = new JsonArray([
            .. frames.Skip(start + 2 + Parts.Length).Select(buffer => (JsonNode)Convert.ToHexString(buffer)),
        ]);

        return message;
    }

    /// <summary>Asks on shell (or another channel) and returns the reply's content.</summary>
    public JsonNode Ask(string type, string content, ZmtpClient? channel = null)
    {
        var id = Send(channel ?? Shell, type, content);
        var reply = Receive(channel ?? Shell);
        Assert.Equal(id, (string?)reply["parent_header"]!["msg_id"]);
        Assert.Equal("kept", (string?)reply["parent_header"]!["extra"]);
        Assert.Equal(type.Replace("_request", "_reply", StringComparison.Ordinal), (string?)reply["header"]!["msg_type"]);
        return reply["content"]!;
    }

    public string SendCell(string code, string more = "") =>
        Send(Shell, "execute_request", $$"""{"code":{{JsonValue.Create(code).ToJsonString()}}{{more}}}""");

    /// <summary>Runs a cell: its reply's content, and what iopub said about it, each as type and telling part of the content.</summary>
    public (JsonNode Reply, List<string> Heard) Run(string code, string more = "")
    {
        var id = SendCell(code, more);
        var reply = Receive(Shell);
        Assert.Equal(id, (string?)reply["parent_header"]!["msg_id"]);
        return (reply["content"]!, Heard(id));
    }

    /// <summary>What iopub says about a request, until it says idle.</summary>
    public List<string> Heard(string id) => HeardUntil(id, "status idle");

    /// <summary>What iopub says about a request, up to the message of this summary.</summary>
    public List<string> HeardUntil(string id, string last)
    {
        var heard = new List<string>();
        while (heard.LastOrDefault() != last)
        {
            var message = Receive(Iopub);
            if ((string?)message["parent_header"]!["msg_id"] == id)
            {
                heard.Add(Summary(message));
            }
        }

        return heard;
    }

    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        Iopub.Dispose();
    }

    private static string Summary(JsonObject message)
    {
        var content = message["content"]!;
        var type = (string)message["header"]!["msg_type"]!;
        var telling = content["execution_state"]
            ?? content["text"]
            ?? content["code"]
            ?? content["evalue"]
            ?? (content["data"] is JsonObject data ? data["text/plain"] : content["data"]);
        return telling is null ? type : $"{type} {telling}";
    }

    private string Signature(byte[][] parts) =>
        key.Length == 0
            ? ""
            : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), parts.SelectMany(part => part).ToArray()));
}
