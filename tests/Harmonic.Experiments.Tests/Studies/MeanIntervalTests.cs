namespace Harmonic.Experiments.Tests;

public sealed class MeanIntervalTests
{
    [Fact]
    public void It_is_the_interval_of_scipy()
    {
        // scipy.stats.t.interval(0.95, 4, loc=mean, scale=scipy.stats.sem(values)) of 1.0, 1.2, 0.9, 1.1, 1.4
        var interval = MeanInterval.Of([1.0, 1.2, 0.9, 1.1, 1.4]);
        Assert.Equal(1.12, interval.Mean, 1e-9);
        Assert.Equal(0.8811612, interval.Lower, 1e-6);
        Assert.Equal(1.3588388, interval.Upper, 1e-6);
        Assert.Equal("1.12 ± 0.24", interval.ToString("F2"));
    }

    [Fact]
    public void One_run_has_a_mean_alone()
    {
        Assert.Equal(new MeanInterval(-2, -2, -2, 1), MeanInterval.Of([-2]));
        Assert.Equal("−2.0", MeanInterval.Of([-2]).ToString("F1"));
        Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
    }

    [Fact]
    public void Intervals_overlap_where_they_have_a_value_in_common()
    {
        var middle = new MeanInterval(2, 1, 3, 5);
        Assert.True(middle.Overlaps(new MeanInterval(4, 3, 5, 5)));
        Assert.True(middle.Overlaps(new MeanInterval(2, 1.9, 2.1, 5)));
        Assert.False(middle.Overlaps(new MeanInterval(4, 3.1, 4.9, 5)));
        Assert.False(middle.Overlaps(new MeanInterval(0, -1, 0.9, 5)));
    }
}
