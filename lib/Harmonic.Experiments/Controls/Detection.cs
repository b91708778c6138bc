namespace Harmonic.Experiments;

/// <summary>
/// How well one score tells valid samples from counterexamples, by the area under the receiver operating characteristic (<see
/// cref="Auroc"/>): 1 is perfect, 0.5 is chance, below it the score has it backwards.
/// </summary>
/// <param name="Known">The kinds of counterexamples that training has.</param>
/// <param name="ByKind">Each of them.</param>
/// <param name="AfterSearch">Those after a search among their neighbours for a higher score.</param>
/// <param name="Mistuned">One partial out of tune, by as much as <see cref="DetectionProbe.Cents"/> says.</param>
/// <param name="MissingFundamental">Tones without their first partial, which a listener still calls harmonic.</param>
/// <param name="CommaApart">Two chords a comma apart.</param>
public sealed record Detection(
    double Known,
    IReadOnlyDictionary<string, double> ByKind,
    double AfterSearch,
    IReadOnlyList<double> Mistuned,
    double MissingFundamental,
    double CommaApart
);
