namespace Harmonic.Figures;

/// <summary>An image and two shifted copies of it, as the factorization loss sees them.</summary>
/// <param name="Anchor">The image, rows by columns, 0 to 1.</param>
/// <param name="Crop1">Its first shifted copy.</param>
/// <param name="Crop2">Its second shifted copy.</param>
/// <param name="Kind">Which shifts are compared.</param>
/// <param name="Shift1">Rows down and columns to the right by which the first copy is shifted.</param>
/// <param name="Shift2">Rows down and columns to the right by which the second copy is shifted.</param>
public sealed record TripletImages(
    float[,] Anchor, float[,] Crop1, float[,] Crop2, TripletKind Kind, (int Dy, int Dx) Shift1, (int Dy, int Dx) Shift2);
