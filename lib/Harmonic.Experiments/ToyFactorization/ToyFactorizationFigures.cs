using Harmonic.Data;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>
/// The figures of the write-up “Toy soft factorization”, each from what the analysis returns. Pitch is blue, time is
/// green and their crossing is vermillion in all of them; dy counts rows down (pitch), dx columns to the right (time).
/// </summary>
public static partial class ToyFactorizationFigures
{
    /// <summary>The colour that stands for a kind of triplet.</summary>
    public static string ColorOf(ShiftScheme scheme) =>
        scheme switch
        {
            ShiftScheme.PitchPitch => Colors.Blue,
            ShiftScheme.TimeTime => Colors.Green,
            _ => Colors.Vermillion,
        };

    private static ColorAxis ShiftColors(ShiftFactor factor, int[] shifts, ColorBarPlace bar)
    {
        var reach = shifts.Length == 0 ? 1 : Math.Max(1, shifts.Max(Math.Abs));
        return factor == ShiftFactor.Pitch
            ? ColorAxis.AboutZero(ColorScale.Diverging, reach, "pitch shift dy (rows)", bar)
            : ColorAxis.AboutZero(ColorScale.DivergingSecond, reach, "time shift dx (columns)", bar);
    }

    private static HoverField[] ShiftHover(int[] dy, int[] dx) => [new("dy", dy, "+d"), new("dx", dx, "+d")];
}
