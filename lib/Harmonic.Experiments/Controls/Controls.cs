using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// The harmonic autoencoder, the controls that leave out harmony and keep the counterexamples, and the baselines of the comparison with the
/// same counterexamples and without. All have the latents, the counterexamples and the weight of them that <see cref="StudyModels"/> has.
/// </summary>
public static class Controls
{
    /// <summary>The name of the baselines with counterexamples ends so.</summary>
    public const string Supervised = " + counterexamples";

    private const int Latents = StudyModels.Latents;

    private static PairwiseMeasure Dissonance { get; } = PlompLevelt.Measure(StudyModels.Grid);

    // Alignment weighs nothing, in the loss and in the score.
    private static HarmonyWeights Alone { get; } = StudyModels.Weights with { Harmony = 0, Alpha = 0 };

    /// <summary>The frequencies of the control without small ratios.</summary>
    public static FrequencyGrid OtherGrid { get; } = FrequencyGrid.WithoutSmallRatios(Latents);

    /// <summary>
    /// The harmonic autoencoder's layers: untrained, without counterexamples, with harmony, and with what is of the same form and is not
    /// harmony.
    /// </summary>
    public static IReadOnlyList<Control> Same { get; } =
    [
        new("untrained", (size, _) => (new HarmonicAutoencoder(size, Latents), null), StudyModels.Weights, Trained: false),
        new("no counterexamples", (size, _) => (new HarmonicAutoencoder(size, Latents), null), StudyModels.Weights),
        Fixed("harmonic", _ => StudyModels.Loss, StudyModels.Weights),
        Fixed("dissonance alone", _ => StudyModels.Loss, Alone),
        Fixed("elements at random places", seed => Of(Dissonance.AtRandomPlaces(seed)), Alone),
        Fixed("frequencies permuted", seed => Of(Dissonance.WithFrequenciesPermuted(seed)), Alone),
        Fixed("grid without small ratios", _ => new HarmonyLoss(OtherGrid), StudyModels.Weights),
        Learned("learned matrix", () => new LearnedDissonance(Latents, MeanElement), Alone),
        Learned("logistic on the code", () => new LogisticSupervision(Latents), Alone),
    ];

    /// <summary>Each baseline of the comparison as it is there, and with logistic regression on its code and the counterexamples.</summary>
    public static IReadOnlyList<Control> Baselines { get; } =
    [
        .. StudyModels
            .Comparison.Where(model => model.Harmony is null)
            .SelectMany(model =>
                new Control[]
                {
                    new(model.Name, (size, _) => (model.Make(size), null), StudyModels.Weights),
                    Learned(model.Name + Supervised, () => new LogisticSupervision(Latents), Alone, model.Make),
                }
            ),
    ];

    /// <summary>The values of λ_h that are tried with each of λ_d.</summary>
    public static IReadOnlyList<double> AlignmentWeights { get; } = [0, 0.02, 0.1];

    /// <summary>The values of λ_d.</summary>
    public static IReadOnlyList<double> DissonanceWeights { get; } = [0, 0.02];

    /// <summary>λ_h and λ_d together; where one of <see cref="Same"/> has a pair of weights already, it is left out.</summary>
    public static IReadOnlyList<Control> Sweep { get; } =
    [
        .. from harmony in AlignmentWeights
        from dissonance in DissonanceWeights
        where Same.All(control => control.Name != SweepName(harmony, dissonance))
        select Weighed(harmony, dissonance),
    ];

    /// <summary>The name of the model that is trained with a pair of weights.</summary>
    public static string SweepName(double harmony, double dissonance) =>
        (harmony, dissonance) switch
        {
            (0, 0) => "no counterexamples",
            (0, 0.02) => "dissonance alone",
            _ => FormattableString.Invariant($"λ_h {harmony} λ_d {dissonance}"),
        };

    private static double MeanElement => Dissonance.Matrix.Cast<double>().Sum() / (Latents * (Latents - 1));

    private static HarmonyLoss Of(PairwiseMeasure measure) => new(new HarmonicAlignment(StudyModels.Grid), measure);

    private static Control Fixed(string name, Func<long, IHarmonyLoss> loss, HarmonyWeights weights) =>
        new(name, (size, seed) => (new HarmonicAutoencoder(size, Latents), loss(seed)), weights);

    private static Control Weighed(double harmony, double dissonance) =>
        Fixed(
            SweepName(harmony, dissonance),
            _ => StudyModels.Loss,
            StudyModels.Weights with
            {
                Harmony = harmony,
                Dissonance = dissonance,
            }
        );

    private static Control Learned<TLoss>(string name, Func<TLoss> loss, HarmonyWeights weights, Func<int, Autoencoder>? make = null)
        where TLoss : nn.Module, IHarmonyLoss =>
        new(
            name,
            (size, _) =>
            {
                var model = make is null ? new HarmonicAutoencoder(size, Latents) : make(size);
                var learned = loss();
                model.register_module("counterexamples", learned);
                return (model, learned);
            },
            weights
        );
}
