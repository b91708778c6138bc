namespace Harmonic.Experiments;

/// <summary>How well valid samples are told from counterexamples: areas under the ROC curve, 0.5 is chance.</summary>
/// <param name="Own">By the score that the model was trained with; the common harmony score where there is none.</param>
/// <param name="Probe">By logistic regression on codes of what the model was trained on.</param>
/// <param name="Refitted">By logistic regression on codes of what is asked about.</param>
/// <param name="Error">By minus the reconstruction error.</param>
public sealed record DetectionScores(double Own, double Probe, double Refitted, double Error);
