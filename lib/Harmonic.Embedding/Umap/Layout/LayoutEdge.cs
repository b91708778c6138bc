namespace Harmonic.Embedding;

/// <summary>An edge to be drawn: its ends, its number, and its draws per epoch in fixed point.</summary>
/// <param name="Head">One end.</param>
/// <param name="Tail">The other.</param>
/// <param name="Number">Tells its random numbers from those of other edges.</param>
/// <param name="Rate">Draws per epoch; 1 is <see cref="Once"/>.</param>
internal readonly record struct LayoutEdge(int Head, int Tail, int Number, int Rate)
{
    private const int Bits = 30;

    /// <summary>The rate of an edge that every epoch draws.</summary>
    public const int Once = 1 << Bits;

    /// <summary>The rate for a weight relative to the heaviest, from 0 to 1.</summary>
    public static int RateOf(double weight) => (int)(weight * Once);

    /// <summary>1 in the epochs in which rate · epoch passes a whole number, else 0.</summary>
    public int DrawsIn(int epoch) => (int)((((long)Rate * epoch) >> Bits) - (((long)Rate * (epoch - 1)) >> Bits));
}
