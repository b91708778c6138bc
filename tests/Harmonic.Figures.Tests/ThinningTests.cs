namespace Harmonic.Figures.Tests;

public sealed class ThinningTests
{
    [Fact]
    public void A_choice_of_points_is_ascending_of_the_right_size_and_always_the_same()
    {
        var chosen = Thinning.Sample(1_000_000);
        Assert.Equal(Thinning.MostPoints, chosen.Length);
        Assert.All(chosen.Zip(chosen.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.InRange(chosen[^1], chosen[0], 999_999);
        Assert.Equal(chosen, Thinning.Sample(1_000_000));
    }

    [Fact]
    public void A_choice_of_points_does_not_keep_step_with_the_data()
    {
        // A grid of 81 shifts repeats every 81 points; each must appear about as often.
        var counts = Thinning.Sample(810_000).CountBy(index => index % 81).Select(group => group.Value).ToArray();
        Assert.Equal(81, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 1000, 1500));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_outline_keeps_both_ends_and_every_spike(bool logarithmic)
    {
        var values = Enumerable.Range(0, 200_000).Select(index => Math.Sin(index * 1e-4)).ToArray();
        (values[123], values[77_777], values[177_777]) = (-4, 9, -9);
        var kept = Thinning.Envelope(Values.Range(1, values.Length), values, logarithmic);
        Assert.InRange(kept.Length, 100, Thinning.MostCorners + 4);
        Assert.Equal(0, kept[0]);
        Assert.Equal(values.Length - 1, kept[^1]);
        Assert.Contains(77_777, kept);
        Assert.Contains(177_777, kept);
    }

    [Fact]
    public void The_first_steps_of_a_logarithmic_axis_are_all_kept()
    {
        var kept = Thinning.Envelope(Values.Range(1, 1_000_000), Values.Range(1, 1_000_000), logarithmic: true);
        Assert.Equal(Enumerable.Range(0, 200), kept.Take(200));
    }

    [Fact]
    public void A_million_points_make_a_light_figure_that_says_so()
    {
        var numbers = Enumerable.Range(0, 1_000_000).Select(index => (float)Math.Sin(index)).ToArray();
        var figure = new Figure("Many");
        figure.Panel.Add(new Scatter(numbers, numbers)).Add(new Line(numbers));
        var json = figure.ToPlotly();
        Assert.InRange(json.ToJsonString().Length, 0, 1_500_000);
        Assert.Contains("100,000 of 1,000,000 points are drawn, chosen at random", figure.ToString(), StringComparison.Ordinal);
        Assert.Contains("those that carry the outline", figure.ToString(), StringComparison.Ordinal);
    }
}
