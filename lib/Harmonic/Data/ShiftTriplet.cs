namespace Harmonic.Data;

/// <summary>Which shifts a triplet compares (write-up, <c>BlobShiftDataset</c>; the numbers are its schemes).</summary>
public enum ShiftScheme
{
    /// <summary>Two pitch shifts: parallel or anti-parallel.</summary>
    PitchPitch = 0,

    /// <summary>Two time shifts: parallel or anti-parallel.</summary>
    TimeTime = 1,

    /// <summary>A pitch shift and a time shift: orthogonal.</summary>
    PitchTime = 2,
}

/// <summary>An image, two shifted copies of it, and what the cosine of their difference vectors should be.</summary>
/// <param name="Anchor">The image.</param>
/// <param name="Crop1">The image, moved by <paramref name="Shift1"/>.</param>
/// <param name="Crop2">The image, moved by <paramref name="Shift2"/>; never equal to <paramref name="Crop1"/>.</param>
/// <param name="Scheme">Which kinds of shifts these are.</param>
/// <param name="Shift1">Pixels down (pitch) and right (time).</param>
/// <param name="Shift2">Pixels down (pitch) and right (time).</param>
public readonly record struct ShiftTriplet(
    IImage Anchor,
    IImage Crop1,
    IImage Crop2,
    ShiftScheme Scheme,
    (int Dy, int Dx) Shift1,
    (int Dy, int Dx) Shift2
)
{
    private const int MostDraws = 10_000;

    /// <summary>+1 for shifts of one kind and sign, −1 for one kind and opposite signs, 0 for different kinds.</summary>
    public float Target => Scheme == ShiftScheme.PitchTime ? 0 : Math.Sign(Shift1.Dy + Shift1.Dx) * Math.Sign(Shift2.Dy + Shift2.Dx);

    /// <summary>Draws a triplet; all of it again where both crops came out equal.</summary>
    /// <exception cref="InvalidOperationException">They always come out equal.</exception>
    public static ShiftTriplet Random(ref RandomSequence random, ImageSource images, int maxShift = 4)
    {
        ArgumentNullException.ThrowIfNull(images);
        for (var draws = 0; draws < MostDraws; draws++)
        {
            var anchor = images.Draw(ref random);
            var scheme = (ShiftScheme)random.Between(0, 3);
            var (size1, size2) = (random.Between(1, maxShift + 1), random.Between(1, maxShift + 1));
            var (by1, by2) = (random.Coin() ? size1 : -size1, random.Coin() ? size2 : -size2);
            var shift1 = scheme == ShiftScheme.TimeTime ? (0, by1) : (by1, 0);
            var shift2 = scheme == ShiftScheme.PitchPitch ? (by2, 0) : (0, by2);
            var (crop1, crop2) = (anchor.Shifted(shift1.Item1, shift1.Item2), anchor.Shifted(shift2.Item1, shift2.Item2));
            if (!crop1.Equals(crop2))
            {
                return new ShiftTriplet(anchor, crop1, crop2, scheme, shift1, shift2);
            }
        }
        throw new InvalidOperationException(
            $"{images.Name} gave {MostDraws} images in a row that a shift does not change; are they empty?"
        );
    }
}
