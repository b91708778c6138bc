namespace Harmonic.Experiments.Tests;

public sealed class HarmonyFiguresTests
{
    [Fact]
    public void A_curve_that_later_ones_run_along_is_drawn_wider_than_they()
    {
        double[] places = [.. Enumerable.Range(0, 100).Select(place => place / 10.0)];
        HarmonyCurve Curve(string name, Func<double, double> value) => new(name, places, Array.ConvertAll(places, x => value(x)));
        var figure = HarmonyFigures.Curves(
            "Three curves",
            "x",
            "y",
            "",
            Curve("first", x => x),
            Curve("the same", x => x),
            Curve("another", x => 10 - x)
        );
        Assert.Equal([4.5, 2, 2], figure.Panel.Traces.Cast<Line>().Select(line => line.Width));
    }
}
