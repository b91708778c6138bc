namespace Harmonic.Losses;

/// <summary>How frequency differences are measured against the width of the ear's filters; s below is the curve's argument.</summary>
public enum CriticalBandwidth
{
    /// <summary>s = |f₂ − f₁| / (1.72 · f̄^0.65), f̄ the mean of both in Hz (Hutchinson and Knopoff, <em>Interface</em> 7, 1978).</summary>
    HutchinsonKnopoff,

    /// <summary>s = 0.24 · |f₂ − f₁| / (0.0207 · min(f₁, f₂) + 18.96) (Sethares, <em>JASA</em> 94, 1993).</summary>
    Sethares,

    /// <summary>
    /// s = |f₂ − f₁| / (1.72 · f̄ · 10⁻³), as in section 3.2 of the write-up: a "bandwidth" of 0.17% of the frequency, so narrow that
    /// the curve has died down before the nearest neighbour of any latent grid.
    /// </summary>
    AsWritten,
}
