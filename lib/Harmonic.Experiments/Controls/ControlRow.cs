namespace Harmonic.Experiments;

/// <summary>A row of the table of controls: means over seeds with half their 95% intervals; all but the last are AUROCs.</summary>
/// <param name="Model">The model.</param>
/// <param name="Own">By the score it was trained with: the counterexamples of training.</param>
/// <param name="AfterSearch">The same after a search.</param>
/// <param name="Cluster">The same: inharmonic clusters, the hardest kind of training.</param>
/// <param name="Mistuned">The same: one partial 50 cents out of tune, which training has not.</param>
/// <param name="Comma">The same: two chords a comma apart, which training has not.</param>
/// <param name="Probe">By logistic regression on the finished code.</param>
/// <param name="Reconstruction">Reconstruction error of valid samples.</param>
public sealed record ControlRow(
    string Model,
    string Own,
    string AfterSearch,
    string Cluster,
    string Mistuned,
    string Comma,
    string Probe,
    string Reconstruction
);
