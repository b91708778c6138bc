using Harmonic.Models;
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
        var samples = tensor(
            new float[,]
            {
                { 5, 5, 5 },
                { 10, 20, 5 },
            }
        );
        var moved = new AdversarialSearch(Steps: 10, Radius: 0.1).Raise(samples, rows => rows.mv(slope));
        Reference.Near(Lengths(samples) * 0.1, Lengths(moved - samples), 1e-4);
        Reference.Near(
            Lengths(samples).unsqueeze(1)
                * 0.1
                * tensor(
                    new float[,]
                    {
                        { 0.6f, -0.8f, 0 },
                    }
                ),
            moved - samples,
            1e-4
        );
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
        var (samples, peak) = (
            tensor(
                new float[,]
                {
                    { 10, 10 },
                }
            ),
            tensor(
                new float[,]
                {
                    { 10.3f, 9.6f },
                }
            )
        );
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
    public void A_score_that_does_not_depend_on_the_samples_is_refused() =>
        ChildProcess.Run(() =>
        {
            using var samples = rand(3, 4);
            var parameter = rand(3).requires_grad_();
            foreach (var score in new Func<Tensor, Tensor>[] { _ => ones(3), _ => parameter * 2, rows => rows.detach().sum(1) })
            {
                var error = Assert.Throws<ArgumentException>(() => new AdversarialSearch().Raise(samples, score));
                Assert.Contains("does not depend on the samples", error.Message, StringComparison.Ordinal);
            }
            Assert.Null(parameter.grad);
        });

    [Fact]
    public void No_samples_are_refused() =>
        ChildProcess.Run(() =>
        {
            var error = Assert.Throws<ArgumentException>(() => new AdversarialSearch().Raise(zeros(0, 4), rows => rows.sum(1)));
            Assert.Contains("[0, 4]", error.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => new AdversarialSearch().Raise(ones(4), rows => rows));
        });

    [Fact]
    public void A_frozen_model_shows_the_way_and_keeps_its_gradients() =>
        ChildProcess.Run(() =>
        {
            manual_seed(3);
            using var model = new PlainAutoencoder(4, 3, 5);
            foreach (var (name, parameter) in model.named_parameters())
            {
                parameter.requires_grad_(name.StartsWith("decoder", StringComparison.Ordinal));
            }
            using var samples = rand(3, 4);
            using var moved = new AdversarialSearch().Raise(samples, Score);
            Assert.True((Score(moved) > Score(samples)).all().item<bool>());
            Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));

            Tensor Score(Tensor rows) => model.call(rows).sum(1);
        });

    [Fact]
    public void A_search_where_gradients_are_switched_off_finds_the_same()
    {
        using var samples = rand(3, 4);
        using var expected = new AdversarialSearch().Raise(samples, rows => rows.square().sum(1));
        using var _ = no_grad();
        using var moved = new AdversarialSearch().Raise(samples, rows => rows.square().sum(1));
        Assert.True(moved.Equals(expected));
    }

    [Fact]
    public void A_search_without_steps_or_radius_is_refused()
    {
        using var samples = rand(3, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialSearch(Steps: 0).Raise(samples, rows => rows.sum(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialSearch(Radius: 0).Raise(samples, rows => rows.sum(1)));
    }
}
