using Harmonic.Data;
using Harmonic.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Tests.Models;

public sealed class EncodingTests
{
    private static IImage[] Blobs(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(place =>
                {
                    var random = new RandomSequence(7, place);
                    return BlobImage.Random(ref random);
                }),
        ];

    [Fact]
    public void An_encoder_is_asked_in_evaluation_mode_and_each_layer_gets_its_own_mode_back()
    {
        manual_seed(1);
        using var encoder = Sequential(
            Sequential(Conv2d(1, 4, 3), BatchNorm2d(4), BatchNorm2d(4)),
            Flatten(),
            Dropout(0.5),
            Linear(4 * 14 * 14, 3)
        );
        var norms = encoder.modules().OfType<BatchNorm2d>().ToList();
        norms[1].eval(); // a layer whose statistics are kept as they are
        var before = norms.Select(norm => norm.running_mean!.clone()).ToList();
        var (all, alone) = (Encoding.Of(encoder, Blobs(5)), Encoding.Of(encoder, Blobs(1)));
        Assert.Equal(Encoding.Of(encoder, Blobs(5)), all);
        Assert.Equal(alone[0, 0], all[0, 0], 1e-5f);
        Assert.Equal(before, norms.Select(norm => norm.running_mean!));
        Assert.Equal([true, false], norms.Select(norm => norm.training));
        Assert.True(encoder.training && encoder.modules().OfType<Dropout>().Single().training);

        encoder.eval();
        Encoding.Of(encoder, Blobs(1));
        Assert.DoesNotContain(encoder.modules(), module => module.training);
    }

    [Fact]
    public void The_mode_returns_where_the_encoder_fails_too()
    {
        using var encoder = Sequential(Flatten(), Dropout(0.5), Linear(3, 3));
        Assert.Throws<ArgumentException>(() => Encoding.Of(encoder, Blobs(1)));
        Assert.All(encoder.modules(), module => Assert.True(module.training));
    }
}
