namespace Harmonic.Losses;

/// <summary>An eigenvector of a pairwise measure: amplitudes that the measure scales and otherwise leaves as they are.</summary>
/// <param name="Eigenvalue">The measure of these amplitudes, normalised.</param>
/// <param name="Amplitudes">One an index, of Euclidean length 1; the sign is chosen so that their sum is not negative.</param>
public sealed record EigenChord(double Eigenvalue, double[] Amplitudes);
