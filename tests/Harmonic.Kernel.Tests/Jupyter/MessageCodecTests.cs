using System.Text;
using Harmonic.Kernel.Jupyter;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class MessageCodecTests
{
    private readonly Signer signer = new("a key");

    [Fact]
    public void A_message_that_comes_again_is_refused()
    {
        var codec = new MessageCodec(signer);
        var (frames, id) = codec.Encode(["client"u8.ToArray()], "kernel_info_request", new StatusContent("busy"), parent: null);
        Assert.Equal(id, codec.Decode(frames).Header.MsgId);
        Assert.Contains("second time", Assert.Throws<ProtocolException>(() => codec.Decode(frames)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_without_signatures_may_be_alike()
    {
        var codec = new MessageCodec(new Signer(""));
        var (frames, id) = codec.Encode([], "kernel_info_request", new StatusContent("busy"), parent: null);
        Assert.Equal(id, codec.Decode(frames).Header.MsgId);
        Assert.Equal(id, codec.Decode(frames).Header.MsgId);
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        byte[][] parts =
        [
            [.. """{"msg_id":"1","msg_type":"x","session":" """u8, 0xFF, .. "\"}"u8],
            .. Enumerable.Repeat("{}"u8.ToArray(), 3),
        ];
        byte[][] frames = ["<IDS|MSG>"u8.ToArray(), signer.Sign(parts), .. parts];
        Assert.Contains(
            "UTF-8",
            Assert.Throws<ProtocolException>(() => new MessageCodec(signer).Decode(frames)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"mermaid"}}""", "mermaid")]
    [InlineData("""{"dotnet_interactive":{"language":"html"}}""", "html")]
    [InlineData("""{"dotnet_interactive":{"language":"html"},"polyglot_notebook":{"kernelName":"fsharp"}}""", "fsharp")]
    [InlineData("""{"polyglot_notebook":{"kernelName":7}}""", null)]
    [InlineData("""{"polyglot_notebook":"mermaid"}""", null)]
    [InlineData("[]", null)]
    [InlineData("no json", null)]
    public void The_language_of_a_cell_is_in_its_metadata(string metadata, string? language) =>
        Assert.Equal(language, CellMetadata.Read(Encoding.UTF8.GetBytes(metadata)).Language);

    [Theory]
    [InlineData("""{"cellId":"a1","deletedCells":[]}""", "a1")]
    [InlineData("""{"cellId":7}""", null)]
    [InlineData("{}", null)]
    public void Its_id_too_where_a_front_end_sends_it(string metadata, string? id) =>
        Assert.Equal(id, CellMetadata.Read(Encoding.UTF8.GetBytes(metadata)).Id);

    [Fact]
    public void A_line_that_comes_again_and_again_is_logged_a_few_times()
    {
        var lines = new List<string>();
        var log = new RepeatedLog(lines.Add);
        for (var i = 0; i < 1234; i++)
        {
            log.Write("flood");
        }

        log.Write("another");
        Assert.Equal(["flood", "flood (10 times)", "flood (100 times)", "flood (1000 times)", "another"], lines);
    }
}
