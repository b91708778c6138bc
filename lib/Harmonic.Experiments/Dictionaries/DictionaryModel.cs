using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments;

/// <summary>A model of the comparison on known features.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Make">Makes it for samples of a size.</param>
/// <param name="Weights">What the parts of the harmony loss weigh that it is trained with; null for none.</param>
/// <param name="Trained">Whether it is trained at all.</param>
public sealed record DictionaryModel(string Name, Func<int, Autoencoder> Make, HarmonyWeights? Weights = null, bool Trained = true)
{
    /// <summary>The name of the harmonic autoencoder with its loss.</summary>
    public const string Harmonic = "harmonic code";

    private const int Times = 4; // as many latents as features
    private const int MoreTimes = 8;
    private const int DeadAfter = 20_000; // samples

    // Of those tried on seed 0, which is not judged on, these have the greatest F1.
    private const double Price = 0.012;
    private const int Kept = 6;
    private const int KeptOfBatch = 6;
    private const int KeptNested = 6;
    private const double Scale = 1;

    /// <summary>What was tried on seed 0, a list for each model that has something to choose.</summary>
    public static IReadOnlyList<(string Model, IReadOnlyList<DictionaryModel> Tried)> Tried { get; } =
    [
        ("L1", Each([0.003, 0.006, 0.012, 0.025, 0.05], price => Named(Text($"L1 {price}"), Times, new Sparsity.L1(price)))),
        ("top-k", Each([4, 6, 9], kept => Named($"top-{(int)kept}", Times, new Sparsity.TopK((int)kept)))),
        ("batch top-k", Each([4, 6, 9], kept => Named($"batch top-{(int)kept}", Times, new Sparsity.BatchTopK((int)kept)))),
        ("Matryoshka", Each([4, 6, 9], kept => Nested($"Matryoshka {(int)kept}", Times, (int)kept))),
        (Harmonic, Each([0.1, 1, 10], scale => Harmonious(Text($"weights × {scale}"), scale))),
    ];

    /// <summary>
    /// The field's dictionaries, with four and with eight times as many latents as there are dimensions; beside them the codes of the
    /// harmonic autoencoder, with its loss and without; and dictionaries that were drawn and not learned.
    /// </summary>
    public static IReadOnlyList<DictionaryModel> All { get; } =
    [
        Named("untrained", Times, new Sparsity.TopK(Kept)) with
        {
            Trained = false,
        },
        new("random directions, trained encoder", WithRandomDirections),
        Named("L1", Times, new Sparsity.L1(Price)),
        Named("top-k", Times, new Sparsity.TopK(Kept)),
        new("top-k without auxiliary loss", size => new DictionaryAutoencoder(size, Times * size, new Sparsity.TopK(Kept))),
        Named("batch top-k", Times, new Sparsity.BatchTopK(KeptOfBatch)),
        Nested("Matryoshka", Times, KeptNested),
        Named("L1 of 8 times", MoreTimes, new Sparsity.L1(Price)),
        Named("top-k of 8 times", MoreTimes, new Sparsity.TopK(Kept)),
        Named("batch top-k of 8 times", MoreTimes, new Sparsity.BatchTopK(KeptOfBatch)),
        Nested("Matryoshka of 8 times", MoreTimes, KeptNested),
        Harmonious(Harmonic, Scale),
        new("its layers without harmony", Amplitudes),
    ];

    /// <summary>What is harmonic for a code of so many numbers: as many frequencies, over the five octaves that the other notebooks have.</summary>
    internal static IHarmonyLoss Loss(int latents) => new HarmonyLoss(FrequencyGrid.EqualTempered(latents, perOctave: 12 * latents / 64));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static DictionaryModel[] Each(double[] numbers, Func<double, DictionaryModel> model) =>
        Array.ConvertAll(numbers, number => model(number));

    private static DictionaryModel Named(string name, int times, Sparsity sparsity) => new(name, size => Dictionary(size, times, sparsity));

    private static DictionaryModel Nested(string name, int times, int kept) =>
        new(name, size => Dictionary(size, times, new Sparsity.Matryoshka(kept, Prefixes(times * size))));

    private static DictionaryModel Harmonious(string name, double scale) =>
        new(
            name,
            Amplitudes,
            StudyModels.Weights with
            {
                Harmony = scale * StudyModels.Weights.Harmony,
                Dissonance = scale * StudyModels.Weights.Dissonance,
            }
        );

    private static HarmonicAutoencoder Amplitudes(int size) => new(size, Times * size);

    private static DictionaryAutoencoder Dictionary(int size, int times, Sparsity sparsity) => new(size, times * size, sparsity, DeadAfter);

    private static DictionaryAutoencoder WithRandomDirections(int size)
    {
        var model = Dictionary(size, Times, new Sparsity.TopK(Kept));
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = name != "decoder.weight";
        }
        return model;
    }

    private static int[] Prefixes(int latents) => [latents / 16, latents / 8, latents / 4, latents / 2];
}
