namespace Harmonic.Embedding.Tests;

public class UmapCurveTests
{
    [Fact]
    public void Agrees_with_umap_learn()
    {
        foreach (var curve in Fixture.Table("umap_parts", "curves"))
        {
            var fitted = UmapCurve.Fit(minDist: curve[1], spread: curve[0]);
            Close.Relative([curve[2], curve[3]], [fitted.A, fitted.B], 1e-6);
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(30)]
    [InlineData(1e6)]
    public void A_spread_only_scales_distances(double spread)
    {
        var (unit, scaled) = (UmapCurve.Fit(0.1), UmapCurve.Fit(0.1 * spread, spread));
        Close.Relative([unit.A, unit.B], [scaled.A * Math.Pow(spread, 2 * scaled.B), scaled.B], 1e-5);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(1.5));
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => UmapCurve.Fit(0, spread: 0));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => UmapCurve.Fit(0, spread: double.NaN));
        Refused.With("from 1E-06 to 1000000", () => UmapCurve.Fit(0, spread: 1e-7));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => UmapCurve.Fit(0, spread: double.PositiveInfinity));
    }
}
