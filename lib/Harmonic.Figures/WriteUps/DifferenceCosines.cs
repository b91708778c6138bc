namespace Harmonic.Figures;

/// <summary>Cosines between difference vectors, by the kind of pair.</summary>
/// <param name="Cross">A pitch difference and a time difference; 0 is wanted.</param>
/// <param name="SameSign">Two shifts of one kind and one sign; +1 is wanted.</param>
/// <param name="OppositeSign">Two shifts of one kind and opposite signs; −1 is wanted.</param>
public sealed record DifferenceCosines(double[] Cross, double[] SameSign, double[] OppositeSign);
