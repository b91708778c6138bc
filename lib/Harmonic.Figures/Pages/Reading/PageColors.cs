using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>The colours of numbers in one panel, from the lowest to the highest.</summary>
internal sealed class PageColors(IReadOnlyList<SKColor> stops, double low, double high) : ScottPlot.IColormap
{
    private const int Levels = 256;

    internal IReadOnlyList<SKColor> Stops => stops;

    internal double Low => low;

    internal double High => high;

    /// <inheritdoc/>
    public string Name => "panel";

    /// <summary>One of <see cref="Levels"/> steps.</summary>
    internal int LevelOf(double value) => (int)Math.Clamp((value - low) / (high > low ? high - low : 1) * (Levels - 1), 0, Levels - 1);

    internal SKColor Of(double value) => At(LevelOf(value) / (Levels - 1.0));

    /// <inheritdoc/>
    public ScottPlot.Color GetColor(double position) => Paints.Of(At(position));

    private SKColor At(double position)
    {
        var place = Math.Clamp(position, 0, 1) * (stops.Count - 1);
        var left = (int)Math.Min(place, stops.Count - 2);
        var part = place - left;
        return new SKColor(
            Mix(stops[left].Red, stops[left + 1].Red),
            Mix(stops[left].Green, stops[left + 1].Green),
            Mix(stops[left].Blue, stops[left + 1].Blue)
        );

        byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * part));
    }
}
