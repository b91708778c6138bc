using System.Security.Cryptography;
using System.Text;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>HMAC-SHA256 over the four dictionaries of a message, in lower-case hexadecimal; an empty key signs nothing.</summary>
internal sealed class Signer(string key)
{
    private readonly byte[] secret = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of these parts.</summary>
    public byte[] Sign(ReadOnlySpan<byte[]> parts)
    {
        if (secret.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether the signature is right, found out in a time that does not depend on where it is wrong.</summary>
    public bool Verify(ReadOnlySpan<byte[]> parts, byte[] signature) =>
        secret.Length == 0 || CryptographicOperations.FixedTimeEquals(Sign(parts), signature);
}
