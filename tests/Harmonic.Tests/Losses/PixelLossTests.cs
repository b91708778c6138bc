using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class PixelLossTests
{
    [Fact]
    public void The_loss_is_the_weighted_cross_entropy_of_the_pixels()
    {
        using var scope = NewDisposeScope();
        float[] logits = [-2, 0.5f, 3, -1];
        float[] lit = [0, 1, 1, 0];
        var expected = logits
            .Zip(lit, (logit, y) => -(4 * y * Math.Log(1 / (1 + Math.Exp(-logit))) + (1 - y) * Math.Log(1 / (1 + Math.Exp(logit)))))
            .Average();
        Assert.Equal(expected, PixelLoss.Loss(tensor(logits).view(1, 4), tensor(lit).view(1, 4), litWeight: 4).item<float>(), 1e-6);
        Assert.Throws<ArgumentException>(() => PixelLoss.Loss(zeros(2, 4), zeros(4, 2)));
    }
}
