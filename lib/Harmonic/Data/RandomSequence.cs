namespace Harmonic.Data;

/// <summary>
/// Random numbers that depend on a seed and a position alone (SplitMix64; Steele, Lea and Flood, 2014), so that step k of a run
/// draws the same numbers whether or not the run was interrupted before it.
/// </summary>
public struct RandomSequence
{
    private ulong state;

    /// <summary>The sequence of a seed at a position, a training step for instance.</summary>
    public RandomSequence(long seed, long position)
    {
        state = (ulong)seed;
        state = Next() ^ ((ulong)position * 0xD1342543DE82EF95);
        state = Next();
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>
    /// An integer from <paramref name="low"/> to before <paramref name="high"/>, each as likely as the others to within 2⁻³².
    /// </summary>
    public int Between(int low, int high) => low + (int)(((Next() >> 32) * (ulong)(high - low)) >> 32);

    /// <summary>True or false, each half the time.</summary>
    public bool Coin() => (Next() >> 63) != 0;

    /// <summary>A number uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Puts values in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Between(0, i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
