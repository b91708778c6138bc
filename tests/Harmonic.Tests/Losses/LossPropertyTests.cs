using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class LossPropertyTests
{
    private static readonly Generator Random = new(5);

    private static Tensor Latents(long rows, long columns = 16) => randn([rows, columns], generator: Random);

    [Fact]
    public void Perfectly_factored_difference_vectors_cost_nothing()
    {
        var anchors = Latents(3);
        var pitch = zeros(1, 16);
        pitch[0, 0] = 1;
        var time = zeros(1, 16);
        time[0, 1] = 1;
        var crops1 = anchors + pitch;
        var crops2 = cat([anchors[0].unsqueeze(0) + pitch * 3, anchors[1].unsqueeze(0) - pitch, anchors[2].unsqueeze(0) + time * 2]);
        var loss = FactorizationLoss.Loss(anchors, crops1, crops2, tensor(new float[] { 1, -1, 0 }));
        Assert.Equal(0, loss.item<float>(), 1e-10);
    }

    [Fact]
    public void The_factorization_loss_lies_between_0_and_4_and_does_not_see_scale_or_place()
    {
        Tensor[] latents = [Latents(64), Latents(64), Latents(64)];
        var targets = tensor(Enumerable.Range(0, 64).Select(i => (float)(i % 3 - 1)).ToArray());
        var loss = FactorizationLoss.Loss(latents[0], latents[1], latents[2], targets).item<float>();
        var moved = latents.Select(latent => latent * 7 + 3).ToArray();
        Assert.InRange(loss, 0, 4);
        Assert.Equal(loss, FactorizationLoss.Loss(moved[0], moved[1], moved[2], targets).item<float>(), 1e-5);
    }

    [Fact]
    public void SigReg_is_small_for_a_normal_batch_and_large_for_a_collapsed_one()
    {
        var normal = SigReg.Of(Latents(4096), 3).item<float>();
        var collapsed = SigReg.Of(zeros(4096, 16), 3).item<float>();
        Assert.True(normal < collapsed / 100, $"normal {normal}, collapsed {collapsed}");
    }

    [Fact]
    public void SigReg_draws_other_projections_at_another_step()
    {
        var latents = Latents(32);
        Assert.Equal(SigReg.Of(latents, 9).item<float>(), SigReg.Of(latents, 9).item<float>());
        Assert.NotEqual(SigReg.Of(latents, 9).item<float>(), SigReg.Of(latents, 10).item<float>());
    }

    [Fact]
    public void Wrong_shapes_and_weights_are_refused_in_a_sentence()
    {
        var latents = Latents(4);
        Assert.Contains(
            "[4, 16]",
            Assert.Throws<ArgumentException>(() => FactorizationLoss.Loss(latents, latents, Latents(5), zeros(4))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => FactorizationLoss.Loss(zeros(0, 4), zeros(0, 4), zeros(0, 4), zeros(0)));
        Assert.Throws<ArgumentException>(() => AttractionLoss.Loss(latents, Latents(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttractionLoss.Loss(latents, latents, tau: 0));
        Assert.Contains(
            "[4], [4]",
            Assert.Throws<ArgumentException>(() => AttractionLoss.Loss(zeros(4), zeros(4))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => AttractionLoss.Loss(latents, latents, deltas: zeros(4)));
        Assert.Throws<ArgumentException>(() => SigReg.Of(zeros(0, 4), 1));
        Assert.Throws<ArgumentException>(() => SigReg.Of(zeros(4, 0), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeJepa.Loss(latents, latents, 1, lambda: 1.5));
    }

    [Fact]
    public void What_is_null_is_named()
    {
        var latents = Latents(4);
        Assert.Equal("crops2", Named(() => FactorizationLoss.Loss(latents, latents, null!, zeros(4))));
        Assert.Equal("targets", Named(() => FactorizationLoss.Loss(latents, latents, latents, null!)));
        Assert.Equal("second", Named(() => LeJepa.Loss(latents, null!, 1)));
        Assert.Equal("a2", Named(() => HarmonyAsWritten.Dissonance(1f, 2f, 1f, null!)));
        Assert.Equal("f2", Named(() => HarmonyAsWritten.RatioHarmony(1f, null!, 1f, 1f)));

        static string? Named(Func<object> loss) => Assert.Throws<ArgumentNullException>(loss).ParamName;
    }

    /// <summary>As the write-up's mean over no pairs is.</summary>
    [Fact]
    public void Attraction_without_pairs_is_0_with_a_gradient()
    {
        var (first, second) = (zeros(0, 4).requires_grad_(), zeros(0, 4));
        var loss = AttractionLoss.Loss(first, second);
        Assert.Equal(0, loss.item<float>());
        Assert.Equal(0, AttractionLoss.Loss(first, second, zeros(0, 2)).item<float>());
        loss.backward();
        Assert.Equal([0, 4], first.grad!.shape);
    }

    [Fact]
    public void SigReg_has_the_projections_of_the_step_in_double_precision_too()
    {
        var latents = Latents(64);
        Assert.Equal(SigReg.Of(latents, 4).item<float>(), SigReg.Of(latents.@double(), 4).item<double>(), 1e-4);
    }

    [Fact]
    public void Losses_free_what_they_make()
    {
        var latents = Latents(8);
        var before = LiveTensors.Count();
        for (var i = 0; i < 3; i++)
        {
            SigReg.Of(latents, i).Dispose();
            AttractionLoss.Loss(latents, latents).Dispose();
        }
        Assert.Equal(before, Tensor.TotalCount);
    }
}
