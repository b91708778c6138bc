using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Tests.Data;

public sealed class ShiftTripletTests
{
    private readonly ShiftTriplet[] triplets =
    [
        .. Enumerable.Range(0, 30_000).Select(index => new ShiftTripletSampler(seed: 3).Triplet(index)),
    ];

    [Fact]
    public void Schemes_are_as_frequent_as_rejection_leaves_them()
    {
        // An eighth of the draws of one kind are two equal shifts, which are drawn again: 7 to 7 to 8.
        foreach (var (scheme, share) in new[] { (ShiftScheme.PitchPitch, 7), (ShiftScheme.TimeTime, 7), (ShiftScheme.PitchTime, 8) })
        {
            Assert.Equal(share / 22.0, triplets.Average(triplet => triplet.Scheme == scheme ? 1.0 : 0.0), 0.012);
        }
    }

    [Fact]
    public void Targets_follow_from_the_shifts()
    {
        foreach (var (_, _, _, scheme, (dy1, dx1), (dy2, dx2)) in triplets)
        {
            Assert.Equal(scheme != ShiftScheme.TimeTime, dy1 != 0);
            Assert.Equal(scheme == ShiftScheme.TimeTime, dx1 != 0);
            Assert.Equal(scheme == ShiftScheme.PitchPitch, dy2 != 0);
            Assert.Equal(scheme != ShiftScheme.PitchPitch, dx2 != 0);
        }
        Assert.All(triplets, triplet =>
            Assert.Equal(
                triplet.Scheme == ShiftScheme.PitchTime
                    ? 0
                    : Math.Sign((triplet.Shift1.Dy + triplet.Shift1.Dx) * (triplet.Shift2.Dy + triplet.Shift2.Dx)),
                triplet.Target
            )
        );
    }

    [Fact]
    public void Equal_crops_are_drawn_again()
    {
        Assert.All(triplets, triplet => Assert.NotEqual(triplet.Crop1, triplet.Crop2));

        Assert.DoesNotContain(triplets, triplet => triplet.Shift1 == triplet.Shift2);
    }

    [Fact]
    public void Shifts_of_each_length_and_sign_are_about_as_frequent()
    {
        var cross = triplets.Where(triplet => triplet.Scheme == ShiftScheme.PitchTime).ToList();
        foreach (var by in new[] { -4, -3, -2, -1, 1, 2, 3, 4 })
        {
            Assert.Equal(1.0 / 8, cross.Average(triplet => triplet.Shift1.Dy == by ? 1.0 : 0.0), 0.02);
        }
    }

    [Fact]
    public void A_batch_is_a_stretch_of_the_data_set_however_it_is_cut()
    {
        var sampler = new ShiftTripletSampler(seed: 8);
        using var whole = sampler.Batch(100, 12, CPU);
        using var first = sampler.Batch(100, 5, CPU);
        using var rest = sampler.Batch(105, 7, CPU);
        Assert.Equal([3, 12, 1, 16, 16], whole.Views.shape);
        Assert.True(whole.Views.Equals(cat([first.Views, rest.Views], 1)));
        Assert.True(whole.Targets.Equals(cat([first.Targets, rest.Targets])));
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Batch(0, 0, CPU));
        Assert.Equal("device", Assert.Throws<ArgumentNullException>(() => sampler.Batch(0, 1, null!)).ParamName);
    }

    [Fact]
    public void Another_seed_gives_other_triplets()
    {
        using var one = new ShiftTripletSampler(seed: 1).Batch(0, 64, CPU);
        using var two = new ShiftTripletSampler(seed: 2).Batch(0, 64, CPU);
        Assert.False(one.Views.Equals(two.Views));
    }
}
