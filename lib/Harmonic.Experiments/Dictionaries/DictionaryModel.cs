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

    /// <summary>How many latents there are for each dimension; with four there are as many as features.</summary>
    public const int Times = 4;

    private const int MoreTimes = 8;
    private const int DeadAfter = 20_000; // samples

    /// <summary>The models that have something to be set, and what is tried.</summary>
    public static IReadOnlyList<DictionaryKind> Kinds { get; } =
    [
        new("L1", [0.003, 0.006, 0.012, 0.025, 0.05], (name, price, times) => Dictionary(name, times, _ => new Sparsity.L1(price))),
        new("top-k", [4, 6, 9], (name, kept, times) => Dictionary(name, times, _ => new Sparsity.TopK((int)kept))),
        new("batch top-k", [4, 6, 9], (name, kept, times) => Dictionary(name, times, _ => new Sparsity.BatchTopK((int)kept))),
        new("Matryoshka", [4, 6, 9], (name, kept, times) => Dictionary(name, times, latents => Nested((int)kept, latents))),
        new(Harmonic, [0.1, 1, 10], (name, scale, _) => Harmonious(name, scale)),
    ];

    /// <summary>
    /// The field's dictionaries, with four and with eight times as many latents as there are dimensions; beside them the codes of the
    /// harmonic autoencoder, with its loss and without; and dictionaries that were drawn and not learned.
    /// </summary>
    /// <param name="setting">The setting of each kind.</param>
    public static IReadOnlyList<DictionaryModel> All(Func<DictionaryKind, double> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var settings = Kinds.ToDictionary(kind => kind.Name, setting);
        var kept = new Sparsity.TopK((int)settings["top-k"]);
        var dictionaries = Kinds.Where(kind => kind.Name != Harmonic).ToList();
        return
        [
            Dictionary("untrained", Times, _ => kept) with
            {
                Trained = false,
            },
            new("random directions, trained encoder", size => WithRandomDirections(size, kept)),
            .. dictionaries.Select(kind => kind.Make(kind.Name, settings[kind.Name], Times)),
            new("top-k without auxiliary loss", size => new DictionaryAutoencoder(size, Times * size, kept)),
            .. dictionaries.Select(kind => kind.Make($"{kind.Name}, 8 times", settings[kind.Name], MoreTimes)),
            Harmonious(Harmonic, settings[Harmonic]),
            new("its layers without harmony", Amplitudes),
        ];
    }

    /// <summary>
    /// What is harmonic for a code of so many numbers: as many frequencies, over the five octaves that the other notebooks have.
    /// </summary>
    internal static IHarmonyLoss Loss(int latents) => new HarmonyLoss(FrequencyGrid.EqualTempered(latents, perOctave: 12 * latents / 64));

    private static DictionaryModel Dictionary(string name, int times, Func<int, Sparsity> sparsity) =>
        new(name, size => new DictionaryAutoencoder(size, times * size, sparsity(times * size), DeadAfter));

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

    private static DictionaryAutoencoder WithRandomDirections(int size, Sparsity sparsity)
    {
        var model = new DictionaryAutoencoder(size, Times * size, sparsity, DeadAfter);
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = name != "decoder.weight";
        }
        return model;
    }

    private static Sparsity.Matryoshka Nested(int kept, int latents) => new(kept, [latents / 16, latents / 8, latents / 4, latents / 2]);
}
