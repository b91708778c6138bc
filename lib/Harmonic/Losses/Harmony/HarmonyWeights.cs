namespace Harmonic.Losses;

/// <summary>What each part of the harmony loss weighs (write-up, section 4.1); the defaults are the write-up's where it has one.</summary>
public sealed record HarmonyWeights
{
    /// <summary>λ_h: alignment of valid inputs.</summary>
    public double Harmony { get; init; } = 1;

    /// <summary>
    /// λ_d: dissonance, low for valid inputs and at least <see cref="Margin"/> for invalid ones. The write-up names it and never uses it.
    /// </summary>
    public double Dissonance { get; init; } = 0.5;

    /// <summary>α: alignment within the harmony score.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>β: dissonance within the harmony score.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>The dissonance that an invalid input is pushed up to; within the range of the dissonance measure.</summary>
    public double Margin { get; init; } = 0.5;

    /// <summary>What the reconstruction of an invalid input weighs beside that of a valid one; 0 leaves it out.</summary>
    public double InvalidReconstruction { get; init; }

    /// <exception cref="ArgumentException">A weight is negative or not a number.</exception>
    internal void Check()
    {
        foreach (
            var (name, value) in new[]
            {
                (nameof(Harmony), Harmony),
                (nameof(Dissonance), Dissonance),
                (nameof(Alpha), Alpha),
                (nameof(Beta), Beta),
                (nameof(Margin), Margin),
                (nameof(InvalidReconstruction), InvalidReconstruction),
            }
        )
        {
            if (!(value >= 0) || !double.IsFinite(value))
            {
                throw new ArgumentException($"{nameof(HarmonyWeights)}.{name} is {value}; it is a number of 0 or more.");
            }
        }
    }
}
