using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>A way of coming by an encoder of images, of those that "What was factorized?" compares.</summary>
/// <param name="Name">Its name in parameters and files.</param>
/// <param name="Title">Its name in tables and figures.</param>
/// <param name="Terms">What it is trained for; empty for an encoder that is not trained.</param>
public sealed record EncoderRecipe(string Name, string Title, IReadOnlyList<Term<ShiftPass>> Terms)
{
    /// <summary>Makes the encoder, with random starting weights.</summary>
    public Func<Module<Tensor, Tensor>> Encoder { get; init; } = () => new ToyEncoder();

    /// <summary>Where its training images come from.</summary>
    public ImageSource Images { get; init; } = ImageSource.Blobs();

    /// <summary>Whether it is trained to draw its images again, with a decoder, in place of the terms.</summary>
    public bool Reconstructs { get; init; }

    /// <summary>Whether it is trained at all.</summary>
    public bool Trained => Reconstructs || Terms.Count > 0;

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<EncoderRecipe> All { get; } =
    [
        new("untrained", "untrained", []),
        new("autoencoder", "plain autoencoder", []) { Reconstructs = true },
        new("write-up", "write-up's loss", [ShiftTerms.Factorization]),
        new("ink-kept", "write-up's loss, no ink lost", [ShiftTerms.Factorization]) { Images = InsideImages.Blobs() },
        new("lejepa-write-up", "with LeJEPA, write-up's form", ShiftTerms.WriteUp(0.2)),
        new("lejepa-published", "with LeJEPA as published", [ShiftTerms.Factorization, .. ShiftTerms.LeJepaAsPublished()]),
        .. new[] { 0.1, 0.3, 0.6, 1 }.Select(Pooled),
        new("split", "latents split in two", [ShiftTerms.Factorization]) { Encoder = () => new SplitEncoder() },
    ];

    /// <summary>The recipe of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static EncoderRecipe Of(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new ArgumentException($"'{name}' is no recipe; there are {string.Join(", ", All.Select(recipe => recipe.Name))}.");

    /// <summary>What an encoder of this recipe is trained for.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="seed">Decides the data.</param>
    /// <param name="batchSize">Triplets a batch.</param>
    /// <param name="device">Where the encoder is.</param>
    /// <param name="threads">Threads on the processor; null for one a core.</param>
    /// <exception cref="InvalidOperationException">It is not trained.</exception>
    public IObjective Objective(Module<Tensor, Tensor> encoder, long seed, int batchSize, Device device, int? threads = null)
    {
        var sampler = new ShiftTripletSampler(seed, Images);
        return Reconstructs ? new ReconstructionObjective(WithDecoder(encoder, sampler.Images, device), sampler, [], batchSize, device)
            : Trained ? new ShiftObjective(encoder, sampler, Terms, batchSize, device, threads)
            : throw new InvalidOperationException($"An encoder of the recipe '{Name}' is not trained.");
    }

    // The end at which nothing is asked of a code but that the image can be drawn from it, by two layers.
    private static ImageAutoencoder WithDecoder(Module<Tensor, Tensor> encoder, ImageSource images, Device device)
    {
        const int hidden = 256;
        var (channels, height, width) = images.Shape;
        var decoder = Sequential(
            Linear(Latents(), hidden),
            ReLU(),
            Linear(hidden, channels * height * width),
            Unflatten(1, [channels, height, width])
        );
        return new ImageAutoencoder(encoder, decoder).to(device);

        long Latents()
        {
            using var scope = NewDisposeScope();
            using var constant = no_grad();
            return encoder.call(zeros([1, channels, height, width], device: device)).size(1);
        }
    }

    /// <summary>
    /// The loss of all pairs takes a part of the weight from the loss within images; Adam does not see how large their sum is.
    /// </summary>
    private static EncoderRecipe Pooled(double weight)
    {
        var pooled = ShiftTerms.Pooled(weight);
        var within = ShiftTerms.Factorization with { Weight = 1 - weight };
        return new($"pooled-{weight:R}", weight == 1 ? "pooled loss alone" : $"pooled loss, weight {weight:R}", [within, pooled]);
    }
}
