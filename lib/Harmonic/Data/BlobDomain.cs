using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>Binary images of filled rectangles, stand-ins for piano rolls; mixing is union.</summary>
public sealed class BlobDomain : IMixingDomain
{
    private const int Side = 16;
    private const int MostBlobs = 3;

    /// <inheritdoc/>
    public string Name => "blobs";

    /// <inheritdoc/>
    public int Size => Side * Side;

    /// <inheritdoc/>
    public double Ceiling => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> InvalidKinds => ["pixel noise", "shuffled rows"];

    /// <summary>One blob of 1 to 3 pixels a side.</summary>
    public void DrawPart(ref RandomSequence random, Span<float> values) => BlobImage.Random(ref random, Side, 1).CopyTo(values);

    /// <summary>One to three blobs.</summary>
    public void DrawValid(ref RandomSequence random, Span<float> values) =>
        BlobImage.Random(ref random, Side, random.Between(1, MostBlobs + 1)).CopyTo(values);

    /// <summary>
    /// A valid image with all its pixels in random order, or with the pixels of each row in an order of their own: as many pixels, in the
    /// same rows, without shapes.
    /// </summary>
    public void DrawInvalid(ref RandomSequence random, int kind, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kind);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(kind, InvalidKinds.Count);
        DrawValid(ref random, values);
        var length = kind == 0 ? Size : Side;
        for (var start = 0; start < Size; start += length)
        {
            random.Shuffle(values.Slice(start, length));
        }
    }

    /// <inheritdoc/>
    public Tensor Mix(Tensor first, Tensor second) => maximum(first, second);
}
