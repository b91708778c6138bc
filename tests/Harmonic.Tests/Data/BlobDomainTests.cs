using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Tests.Data;

public sealed class BlobDomainTests
{
    private readonly BlobDomain domain = new();

    [Fact]
    public void Samples_are_binary_and_hold_one_to_three_blobs()
    {
        using var valid = new DomainSampler(domain, 3).Valid(0, 500);
        Assert.All(valid.data<float>(), pixel => Assert.True(pixel is 0 or 1));
        Assert.All(valid.data<float>().ToArray().Chunk(256), image => Assert.InRange(image.Sum(), 1, 27));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Counterexamples_have_as_many_pixels_as_valid_images(int kind)
    {
        for (var position = 0; position < 100; position++)
        {
            var (one, two) = (new RandomSequence(4, position), new RandomSequence(4, position));
            var (valid, invalid) = (new float[256], new float[256]);
            domain.DrawValid(ref one, valid);
            domain.DrawInvalid(ref two, kind, invalid);
            Assert.Equal(valid.Sum(), invalid.Sum());
            if (kind == 1)
            {
                Assert.Equal(valid.Chunk(16).Select(row => row.Sum()), invalid.Chunk(16).Select(row => row.Sum()));
            }
        }
    }

    [Fact]
    public void Mixing_is_union()
    {
        using var first = tensor(
            new float[,]
            {
                { 1, 0, 1 },
            }
        );
        using var second = tensor(
            new float[,]
            {
                { 0, 0, 1 },
            }
        );
        using var mixed = domain.Mix(first, second);
        Assert.Equal([1f, 0, 1], mixed.data<float>().ToArray());
    }
}
