using System.Text;
using Harmonic.Kernel.Jupyter.Channels;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class SignerTests
{
    // RFC 4231, test case 2, its text spread over the parts.
    [Fact]
    public void The_signature_is_hmac_sha256_of_all_parts_in_lower_case()
    {
        byte[][] parts = [.. new[] { "what do ya ", "want ", "for ", "nothing?" }.Select(Encoding.ASCII.GetBytes)];
        var signature = new Signer("Jefe").Sign(parts);
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Encoding.ASCII.GetString(signature));
        Assert.True(new Signer("Jefe").Verify(parts, signature));
        Assert.False(new Signer("Jeff").Verify(parts, signature));
        Assert.False(new Signer("Jefe").Verify(parts, signature[..63]));
        Assert.False(new Signer("Jefe").Verify(parts, []));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        Assert.Empty(
            new Signer("").Sign([
                [1],
            ])
        );
        Assert.True(
            new Signer("").Verify(
                [
                    [1],
                ],
                [9]
            )
        );
    }
}
