namespace Harmonic.Figures;

/// <summary>A curve and the interval about it.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Values along the horizontal axis.</param>
/// <param name="Middle">The curve itself.</param>
/// <param name="Lower">The lower edge of the interval.</param>
/// <param name="Upper">The upper edge of the interval.</param>
public sealed record BandedCurve(string Name, double[] X, double[] Middle, double[] Lower, double[] Upper);
