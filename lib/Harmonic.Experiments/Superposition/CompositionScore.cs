namespace Harmonic.Experiments;

/// <summary>How valid the decoded composition of two parts' codes is.</summary>
/// <param name="ShapeError">1 − cos² between it and the true mixture: its error at the best loudness.</param>
/// <param name="CycleError">Its own reconstruction error: small where it lies among what the autoencoder knows.</param>
/// <param name="Separation">The chance that its harmony score, encoded again, exceeds that of a counterexample.</param>
public sealed record CompositionScore(double ShapeError, double CycleError, double Separation);
