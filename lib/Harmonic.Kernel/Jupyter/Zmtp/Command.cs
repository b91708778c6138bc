using System.Text;

namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A command frame taken apart: READY, ERROR, PING, PONG, SUBSCRIBE, CANCEL.</summary>
internal sealed record Command(string Name, byte[] Data)
{
    // PING carries a time to live before the context that PONG returns.
    private const int TimeToLiveLength = 2;
    private const int LongestContext = 16;

    /// <summary>Reads a command frame's body.</summary>
    /// <exception cref="ZmtpException">The body is shorter than it says.</exception>
    public static Command Parse(byte[] body)
    {
        if (body.Length == 0 || body.Length < 1 + body[0])
        {
            throw new ZmtpException("a command is shorter than its name");
        }

        return new Command(Encoding.ASCII.GetString(body, 1, body[0]), body[(1 + body[0])..]);
    }

    /// <summary>The PONG that answers this PING.</summary>
    /// <exception cref="ZmtpException">The PING is too short or too long.</exception>
    public byte[] ToPong() =>
        Data.Length is >= TimeToLiveLength and <= TimeToLiveLength + LongestContext
            ? FrameWriter.Command("PONG", Data.AsSpan(TimeToLiveLength))
            : throw new ZmtpException($"a PING carries {Data.Length} octets: a time to live and a context take 2 to 18");
}
