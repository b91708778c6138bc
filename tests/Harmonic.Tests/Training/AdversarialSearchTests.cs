using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class AdversarialSearchTests
{
    private static Tensor Lengths(Tensor rows) => rows.square().sum(1).sqrt();

    [Fact]
    public void A_linear_score_rises_to_the_edge_of_the_ball()
    {
        using var scope = NewDisposeScope();
        var slope = tensor(new float[] { 3, -4, 0 });
        var samples = tensor(new float[,] { { 5, 5, 5 }, { 10, 20, 5 } });
        var moved = new AdversarialSearch(Steps: 10, Radius: 0.1).Raise(samples, rows => rows.mv(slope));
        Reference.Near(Lengths(samples) * 0.1, Lengths(moved - samples), 1e-4);
        Reference.Near(Lengths(samples).unsqueeze(1) * 0.1 * tensor(new float[,] { { 0.6f, -0.8f, 0 } }), moved - samples, 1e-4);
    }

    [Fact]
    public void Samples_stay_in_the_ball_and_in_the_range()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var (samples, slopes) = (rand(50, 20), randn(20));
        var search = new AdversarialSearch(Steps: 4, Radius: 0.5, Ceiling: 1);
        var moved = search.Raise(samples, rows => (rows.mv(slopes) * 3).sin() + rows.mv(slopes));
        Assert.True((Lengths(moved - samples) <= Lengths(samples) * 0.50001).all().item<bool>());
        Assert.True(((moved >= 0) & (moved <= 1)).all().item<bool>());
        Assert.False(moved.requires_grad);
    }

    [Fact]
    public void A_score_with_a_peak_inside_the_ball_is_found()
    {
        using var scope = NewDisposeScope();
        var (samples, peak) = (tensor(new float[,] { { 10, 10 } }), tensor(new float[,] { { 10.3f, 9.6f } }));
        var moved = new AdversarialSearch(Steps: 100, Radius: 0.2).Raise(samples, rows => -(rows - peak).square().sum(1));
        Assert.True(Lengths(moved - peak).item<float>() < 0.1);
    }

    [Fact]
    public void A_score_without_a_slope_moves_nothing_and_no_tensor_is_left()
    {
        using var samples = rand(3, 4);
        var before = LiveTensors.Count();
        using (var moved = new AdversarialSearch().Raise(samples, rows => (rows * 0).sum(1)))
        {
            Assert.True(moved.Equals(samples));
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_search_without_steps_or_radius_is_refused()
    {
        using var samples = rand(3, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialSearch(Steps: 0).Raise(samples, rows => rows.sum(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialSearch(Radius: 0).Raise(samples, rows => rows.sum(1)));
    }
}
