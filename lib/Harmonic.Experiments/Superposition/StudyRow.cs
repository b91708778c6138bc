namespace Harmonic.Experiments;

/// <summary>
/// A row of the comparison table: means over runs with half their 95% intervals. Errors are parts of the power of what is wanted.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">How many numbers it learns.</param>
/// <param name="Reconstruction">Reconstruction error of valid samples.</param>
/// <param name="Active">Active latents a sample.</param>
/// <param name="Dead">Latents that are never active.</param>
/// <param name="Separation">AUROC of valid samples against counterexamples by harmony score.</param>
/// <param name="AfterSearch">The same after an adversarial search.</param>
/// <param name="Superposition2">Error of the decoded sum of the codes of 2 parts.</param>
/// <param name="Superposition5">The same of 5 parts.</param>
/// <param name="Mixture2">Reconstruction error of the true mixture of 2 parts.</param>
/// <param name="Found">Share of 3 parts found in the sum of their codes, with a codebook of as many parts as there are latents.</param>
public sealed record StudyRow(
    string Model,
    long Parameters,
    string Reconstruction,
    string Active,
    string Dead,
    string Separation,
    string AfterSearch,
    string Superposition2,
    string Superposition5,
    string Mixture2,
    string Found
);
