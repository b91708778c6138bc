namespace Harmonic.Data;

/// <summary>
/// The frequency bins of a magnitude spectrum, equally spaced in pitch as in a constant-Q transform, so that a transposition is a shift.
/// </summary>
/// <param name="Count">How many bins.</param>
/// <param name="PerOctave">Bins an octave.</param>
/// <param name="Lowest">The frequency of bin 0, in Hz.</param>
public sealed record SpectrumBins(int Count = 160, int PerOctave = 24, double Lowest = 55)
{
    // A partial is a Gaussian this many bins wide: narrow enough to tell two semitones apart, wide enough to leave no partial between bins.
    private const double Width = 0.7;
    private const int Reach = 3;

    /// <summary>The frequency of a bin in Hz; bins may be fractional.</summary>
    public double Frequency(double bin) => Lowest * Math.Pow(2, bin / PerOctave);

    /// <summary>Adds a partial to a spectrum; what lies beyond the bins is lost.</summary>
    /// <param name="spectrum">One value a bin.</param>
    /// <param name="bin">Where the partial lies, fractional.</param>
    /// <param name="amplitude">How strong it is.</param>
    public void AddPartial(Span<float> spectrum, double bin, double amplitude)
    {
        var nearest = (int)Math.Round(bin);
        for (var i = Math.Max(0, nearest - Reach); i <= Math.Min(Count - 1, nearest + Reach); i++)
        {
            var distance = (i - bin) / Width;
            spectrum[i] += (float)(amplitude * Math.Exp(-distance * distance / 2));
        }
    }
}
