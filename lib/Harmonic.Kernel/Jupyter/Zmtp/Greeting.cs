namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>The 64 octets with which each side opens a connection (ZMTP 3.0, "Greeting").</summary>
internal static class Greeting
{
    /// <summary>Length of a greeting in octets.</summary>
    public const int Length = 64;

    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;
    private static ReadOnlySpan<byte> NullMechanism => "NULL"u8;

    /// <summary>
    /// Ours: version 3.0, mechanism NULL. Minor version 0 makes every known peer send its subscriptions as messages.
    /// </summary>
    public static byte[] Create()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[VersionAt] = 3;
        NullMechanism.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }

    /// <summary>Accepts a peer's greeting.</summary>
    /// <exception cref="ZmtpException">It is no ZMTP 3 greeting, or asks for a mechanism other than NULL.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        if (greeting.Length != Length || greeting[0] != 0xFF || (greeting[9] & 1) == 0)
        {
            throw new ZmtpException("not a ZMTP greeting");
        }

        if (greeting[VersionAt] < 3)
        {
            throw new ZmtpException($"ZMTP {greeting[VersionAt]} is spoken by the peer, 3.0 is needed");
        }

        var mechanism = greeting.Slice(MechanismAt, MechanismLength);
        if (!mechanism.TrimEnd((byte)0).SequenceEqual(NullMechanism))
        {
            throw new ZmtpException("the peer asks for a security mechanism other than NULL");
        }
    }
}
