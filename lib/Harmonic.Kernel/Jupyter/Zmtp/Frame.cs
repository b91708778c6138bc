namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>The first octet of a frame (ZMTP 3.0, "Framing").</summary>
[Flags]
internal enum FrameFlags
{
    /// <summary>The last frame of a message, with a length of one octet.</summary>
    None = 0,

    /// <summary>Another frame of the same message follows.</summary>
    More = 1,

    /// <summary>The length takes eight octets.</summary>
    Long = 2,

    /// <summary>A command between the two sockets, not part of a message.</summary>
    Command = 4,
}

/// <summary>One frame as it came.</summary>
internal sealed record Frame(FrameFlags Flags, byte[] Body)
{
    /// <summary>Whether this is a command.</summary>
    public bool IsCommand => Flags.HasFlag(FrameFlags.Command);

    /// <summary>Whether another frame of the same message follows.</summary>
    public bool HasMore => Flags.HasFlag(FrameFlags.More);
}
