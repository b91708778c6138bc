namespace Harmonic.Experiments;

/// <summary>One number of <see cref="FactorMeasures"/>, with its name in tables.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Title">Its name in tables and figures.</param>
/// <param name="Value">Where it is.</param>
/// <param name="Chance">What codes that know nothing of shifts give; null where there is no such number.</param>
/// <param name="Format">How it is written.</param>
public sealed record FactorQuantity(
    string Name,
    string Title,
    Func<FactorMeasures, double> Value,
    double? Chance = null,
    string Format = "F2"
)
{
    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<FactorQuantity> All { get; } =
    [
        new("within-same", "one image, same sign, mean cos", m => m.Moves.Within.Same, 0),
        new("within-opposite", "one image, opposite sign, mean cos", m => m.Moves.Within.Opposite, 0),
        new("within-cross", "one image, pitch against time, mean |cos|", m => m.Moves.Within.CrossMagnitude, RandomCosine(16)),
        new("within-opposite-ink", "the same where no ink is lost: opposite sign", m => m.MovesKeepingInk.Within.Opposite, 0),
        new("within-cross-ink", "the same where no ink is lost: |cos|", m => m.MovesKeepingInk.Within.CrossMagnitude, RandomCosine(16)),
        new("across-same", "two images, same shift, mean cos", m => m.Moves.Across.Same, 0),
        new("across-opposite", "two images, opposite shifts, mean cos", m => m.Moves.Across.Opposite, 0),
        new("across-cross", "two images, pitch against time, mean |cos|", m => m.Moves.Across.CrossMagnitude, RandomCosine(16)),
        new("analogy-hits", "analogies, right one first", m => m.Analogies.Hits, Analogies.Chance().Hits, "P1"),
        new("analogy-hits-one", "the same for shifts of one kind", m => m.AnalogiesOfOneFactor.Hits, Analogies.Chance().Hits, "P1"),
        new("analogy-mrr", "analogies, mean reciprocal rank", m => m.Analogies.ReciprocalRank, Analogies.Chance().ReciprocalRank),
        new("interaction", "interaction, share of variance", m => m.Variance.Interaction, 64.0 / 80, "P1"),
        new("first-value", "first singular value, uncentred", m => m.FirstSingularValue, null, "P1"),
        new("first-value-centred", "first singular value, centred", m => m.FirstSingularValueCentred, null, "P1"),
        new("probe-shift", "linear probe of the shift, R²", m => (m.Probe.PitchShift + m.Probe.TimeShift) / 2, 0),
        new("probe-centroid", "linear probe of the centroid, R²", m => (m.Probe.Row + m.Probe.Column) / 2, 0),
        new("probe-ink", "linear probe of ink, R²", m => m.Probe.Ink, 0),
        new("dose-exponent", "length of a move ∝ shiftᵖ, p", m => m.Dose.Exponent, 0),
        new("effective-rank", "effective rank of the codes", m => m.Rank.EffectiveRank, null, "F1"),
        new("rankme", "RankMe", m => m.Rank.RankMe, null, "F1"),
        new("participation", "participation ratio", m => m.Rank.Participation, null, "F1"),
        new("dci-disentanglement", "DCI, disentanglement", m => m.Dci.Disentanglement),
        new("dci-completeness", "DCI, completeness", m => m.Dci.Completeness),
        new("dci-error", "DCI, error", m => m.Dci.Error, 1),
        new("mig", "mutual information gap", m => m.MutualInformationGap, 0, "F3"),
        new("sap", "separated attribute predictability", m => m.Predictability, 0, "F3"),
    ];

    /// <summary>The quantity of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FactorQuantity Of(string name) =>
        All.FirstOrDefault(quantity => quantity.Name == name) ?? throw new ArgumentException($"'{name}' is no quantity of the study.");

    /// <summary>The mean |cos| of random directions: Γ(D/2) / (√π Γ((D + 1)/2)).</summary>
    private static double RandomCosine(int latents) =>
        Math.Exp(MathNet.Numerics.SpecialFunctions.GammaLn(latents / 2.0) - MathNet.Numerics.SpecialFunctions.GammaLn((latents + 1) / 2.0))
        / Math.Sqrt(Math.PI);
}
