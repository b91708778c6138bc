namespace Harmonic.Experiments;

/// <summary>What was measured of one model of "Is it harmony?" on held-out samples.</summary>
/// <param name="Reconstruction">Reconstruction error of valid samples, as a part of their power.</param>
/// <param name="Own">The score that the model was trained with; the common harmony score where there is none.</param>
/// <param name="Dissonance">Minus the dissonance of the code's magnitudes.</param>
/// <param name="Alignment">The alignment of the code's magnitudes.</param>
/// <param name="Probe">Logistic regression on the finished code, fitted to counterexamples of training.</param>
/// <param name="Error">Minus the reconstruction error of the sample.</param>
public sealed record ControlScores(
    double Reconstruction,
    Detection Own,
    Detection Dissonance,
    Detection Alignment,
    Detection Probe,
    Detection Error
);
