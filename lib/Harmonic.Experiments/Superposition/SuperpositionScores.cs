namespace Harmonic.Experiments;

/// <summary>
/// What was measured of one trained autoencoder on held-out samples (write-up, "Evaluation Metrics"). An error is a squared distance as a
/// part of the power of what it is compared with: 0 is perfect, 1 is what silence would give.
/// </summary>
public sealed record SuperpositionScores
{
    /// <summary>Reconstruction error of valid samples: all squared errors over all squares.</summary>
    public required double Reconstruction { get; init; }

    /// <summary>How many numbers of a valid code exceed a hundredth of its largest, the mean over samples.</summary>
    public required double ActiveLatents { get; init; }

    /// <summary>How many latents never do.</summary>
    public required int DeadLatents { get; init; }

    /// <summary>Valid samples against counterexamples by harmony score alone: <see cref="Auroc"/>.</summary>
    public required double Separation { get; init; }

    /// <summary>The same by the harmony score that the model was trained with, where that is another one.</summary>
    public required double OwnSeparation { get; init; }

    /// <summary>The same against each kind of counterexample.</summary>
    public required IReadOnlyDictionary<string, double> SeparationByKind { get; init; }

    /// <summary>The same after an adversarial search among the counterexamples' neighbours for higher harmony.</summary>
    public required double SeparationAfterSearch { get; init; }

    /// <summary>
    /// Valid samples against counterexamples by reconstruction error, which asks for no harmony and no counterexamples in training.
    /// </summary>
    public required double SeparationByError { get; init; }

    /// <summary>
    /// Error of the decoded sum of the codes of 2, 3, 4 and 5 parts against the parts' true mixture, the mean over mixtures.
    /// </summary>
    public required IReadOnlyList<double> SuperpositionErrors { get; init; }

    /// <summary>
    /// Reconstruction error of the true mixtures of 2, 3, 4 and 5 parts: what the autoencoder makes of them when it may see them.
    /// </summary>
    public required IReadOnlyList<double> MixtureErrors { get; init; }

    /// <summary>Which parts of a codebook a code is made of, for each size of codebook.</summary>
    public required IReadOnlyList<DecompositionScore> Decomposition { get; init; }

    /// <summary>Two parts composed by adding their codes.</summary>
    public required CompositionScore Sum { get; init; }

    /// <summary>Two parts composed by averaging their codes.</summary>
    public required CompositionScore Average { get; init; }
}
