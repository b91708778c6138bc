using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments;

/// <summary>A model of the comparison on known features.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Make">Makes it for samples of a size.</param>
/// <param name="Harmony">The harmony loss it is trained with; null for none.</param>
/// <param name="Trained">Whether it is trained at all.</param>
public sealed record DictionaryModel(string Name, Func<int, Autoencoder> Make, IHarmonyLoss? Harmony = null, bool Trained = true)
{
    private const int Kept = 6; // a little more than a sample has features, on average
    private const int DeadAfter = 20_000; // samples
    private const double Price = 0.03;

    /// <summary>
    /// The field's dictionaries, with four and with eight times as many latents as there are dimensions; beside them the codes of the
    /// harmonic autoencoder, with its loss and without. The prices and how many are kept
    /// are first guesses, not tuned.
    /// </summary>
    public static IReadOnlyList<DictionaryModel> All { get; } =
    [
        new("untrained", size => Dictionary(size, 4, new Sparsity.TopK(Kept)), Trained: false),
        new("L1", size => Dictionary(size, 4, new Sparsity.L1(Price))),
        new("top-k", size => Dictionary(size, 4, new Sparsity.TopK(Kept))),
        new("top-k without auxiliary loss", size => new DictionaryAutoencoder(size, 4 * size, new Sparsity.TopK(Kept))),
        new("batch top-k", size => Dictionary(size, 4, new Sparsity.BatchTopK(Kept))),
        new("Matryoshka", size => Dictionary(size, 4, Nested(4 * size))),
        new("top-k of 8 times", size => Dictionary(size, 8, new Sparsity.TopK(Kept))),
        new("batch top-k of 8 times", size => Dictionary(size, 8, new Sparsity.BatchTopK(Kept))),
        new("Matryoshka of 8 times", size => Dictionary(size, 8, Nested(8 * size))),
        new("harmonic code", size => new HarmonicAutoencoder(size, 4 * size), new HarmonyLoss(Grid(256))),
        new("harmonic layers without harmony", size => new HarmonicAutoencoder(size, 4 * size)),
    ];

    private static DictionaryAutoencoder Dictionary(int size, int times, Sparsity sparsity) => new(size, times * size, sparsity, DeadAfter);

    private static Sparsity.Matryoshka Nested(int latents) => new(Kept, [latents / 16, latents / 8, latents / 4, latents / 2]);

    // As many frequencies as latents, over the five octaves and a third that the other notebooks have.
    private static FrequencyGrid Grid(int count) => FrequencyGrid.EqualTempered(count, perOctave: 48);
}
