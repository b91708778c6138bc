using System.Runtime.InteropServices;
using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>Another domain: models are trained on images of blobs, by the losses that were made for tones, and asked about blobs.</summary>
/// <param name="Samples">How many held-out images of a kind, and as many to fit a probe to.</param>
public sealed record BlobTransfer(int Samples = 1000) : IControlTask<BlobScores>
{
    private const int Side = 16;
    private const int MostBlobs = 3;
    private static readonly BlobDomain Blobs = new();

    /// <inheritdoc/>
    public IMixingDomain Domain => Blobs;

    /// <inheritdoc/>
    public string Remark => "";

    /// <inheritdoc/>
    public BlobScores Measure(Autoencoder model, Func<Tensor, Tensor>? own, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var reader = new CodeReader(model, own);
        var (learned, tested) = (Read(reader, seed), Read(reader, SuperpositionProbe.HeldOutSeed));
        var heldOut = new DomainSampler(Domain, SuperpositionProbe.HeldOutSeed);
        var probe = new DetectionProbe(Samples).Fitted(model, new DomainSampler(Domain, seed));
        return new BlobScores(
            Explained(image => image.Row),
            Explained(image => image.Column),
            LabelProbe.Accuracy(learned.Codes, Counts(), tested.Codes, Counts()),
            reader.Tell(heldOut.Valid(0, Samples), heldOut.Invalid(0, Samples), probe, probe)
        );

        double Explained(Func<ImageFacts, double> number) =>
            CodeReader.Explained(
                learned.Codes,
                Array.ConvertAll(learned.Facts, image => number(image)),
                tested.Codes,
                Array.ConvertAll(tested.Facts, image => number(image))
            );
    }

    private int[] Counts() => [.. Enumerable.Range(0, Samples).Select(i => i % MostBlobs)];

    /// <summary>Images of one, two and three blobs in turn: their codes, and what is seen of them.</summary>
    private (float[,] Codes, ImageFacts[] Facts) Read(CodeReader reader, long seed)
    {
        using var scope = NewDisposeScope();
        var facts = new ImageFacts[Samples];
        var samples = zeros(Samples, Domain.Size);
        var values = MemoryMarshal.Cast<byte, float>(samples.bytes);
        for (var i = 0; i < Samples; i++)
        {
            var random = new RandomSequence(seed, i);
            var image = BlobImage.Random(ref random, Side, i % MostBlobs + 1);
            image.CopyTo(values.Slice(i * Domain.Size, Domain.Size));
            facts[i] = ImageFacts.Of(image);
        }
        return (reader.Codes(samples), facts);
    }
}
