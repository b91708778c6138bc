using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments;

/// <summary>
/// The models of the comparison and the ablations of the harmonic one; all have as many latents, on one grid of frequencies.
/// </summary>
public static class StudyModels
{
    /// <summary>The name of the model that the write-up proposes.</summary>
    public const string Harmonic = "harmonic";

    /// <summary>How many latents every model has.</summary>
    public const int Latents = 64;

    // The baselines' numbers have the least superposition error of those tried on seed 0: L1 prices 0.0003 to 0.03, 12 to 32 latents kept,
    // β from 1e-5 to 1e-3, three to five values each.
    private const double Price = 0.01;
    private const int Kept = 24;
    private const double Beta = 1e-4;

    // With the linear map beside them as many hidden units make a model as large as 128 without.
    private const int Hidden = 82;

    /// <summary>The frequencies of the latents: semitones from 55 Hz.</summary>
    public static FrequencyGrid Grid { get; } = FrequencyGrid.EqualTempered(Latents);

    /// <summary>Alignment and dissonance with their default settings.</summary>
    public static HarmonyLoss Loss { get; } = new(Grid);

    /// <summary>What the parts of the harmony loss weigh in the end; chosen on seed 0, which the comparison does not use.</summary>
    public static HarmonyWeights Weights { get; } =
        new()
        {
            Harmony = 0.0005,
            Dissonance = 0.02,
            Alpha = 1,
            Beta = 1,
            Margin = 0.4,
        };

    /// <summary>How the codes of all models are scored.</summary>
    public static HarmonyScorer Scorer { get; } = new(Loss, Weights);

    /// <summary>The harmonic autoencoder and its baselines.</summary>
    public static IReadOnlyList<StudyModel> Comparison { get; } =
    [
        Trained(Harmonic, Loss, Weights),
        new("plain", size => new PlainAutoencoder(size, Latents)),
        new("linear", size => new LinearAutoencoder(size, Latents)),
        new("L1 sparse", size => new SparseAutoencoder(size, Price, Latents)),
        new("top-k sparse", size => new TopKAutoencoder(size, Kept, Latents)),
        new("β-VAE", size => new VariationalAutoencoder(size, Beta, Latents)),
    ];

    /// <summary>The harmonic autoencoder with one thing changed.</summary>
    public static IReadOnlyList<StudyModel> Ablations { get; } =
    [
        new("no harmony loss", Amplitudes),
        new("the others' layers", WithOthersLayers, Loss, Weights),
        new("the others' layers, no harmony loss", WithOthersLayers),
        new("plain, its layers", size => new PlainAutoencoder(size, Latents, Hidden, shortcut: true)),
        new("L1 sparse, its layers", size => new SparseAutoencoder(size, Price, Latents, Hidden, shortcut: true)),
        Trained("alignment alone", Loss, Weights with { Harmony = Weights.Dissonance, Dissonance = 0 }),
        Trained("dissonance alone", Loss, Weights with { Harmony = 0, Alpha = 0 }),
        Trained("ratio harmony alone", Alone(RatioHarmony.Measure(Grid)), InharmonyWeights),
        Trained("spectral correlation alone", Alone(SpectralHarmony.Measure(Grid)), InharmonyWeights),
        Trained("no adversarial phase", Loss, Weights) with
        {
            Adversarial = false,
        },
        Trained("loss as written", new HarmonyLossAsWritten(Latents), Weights with { Harmony = Weights.Dissonance }),
    ];

    // Such a measure lies below 0: the margin asks for none of it.
    private static HarmonyWeights InharmonyWeights => Weights with { Harmony = 0, Alpha = 0, Margin = 0 };

    private static StudyModel Trained(string name, IHarmonyLoss loss, HarmonyWeights weights) => new(name, Amplitudes, loss, weights);

    private static HarmonicAutoencoder Amplitudes(int size) => new(size, Latents);

    private static HarmonicAutoencoder WithOthersLayers(int size) => new(size, Latents, hidden: 128, shortcut: false);

    /// <summary>A measure of harmony, turned into one of dissonance, in the place of dissonance.</summary>
    private static HarmonyLoss Alone(PairwiseMeasure harmony)
    {
        var (frequencies, values) = (Grid.Frequencies.ToList(), harmony.Matrix);
        return new HarmonyLoss(
            new HarmonicAlignment(Grid),
            PairwiseMeasure.Of($"minus {harmony.Description}", frequencies, (f1, f2) =>
                -values[frequencies.IndexOf(f1), frequencies.IndexOf(f2)]
            )
        );
    }
}
