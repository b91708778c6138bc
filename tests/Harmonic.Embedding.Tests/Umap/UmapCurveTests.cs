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

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(1.5));
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("minDist", () => UmapCurve.Fit(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => UmapCurve.Fit(0, spread: 0));
        Assert.Throws<ArgumentOutOfRangeException>("spread", () => UmapCurve.Fit(0, spread: double.PositiveInfinity));
    }
}
