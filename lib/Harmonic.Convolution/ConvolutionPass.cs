using static Harmonic.Convolution.BlockArithmetic;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// A run of layers over one batch, 16 images at a time through all of them, so that what one makes is still in the cache when the next one
/// reads it. A record holds, for each 16 images, every layer's input at the points and the slope of its GELU.
/// </summary>
internal sealed unsafe class ConvolutionPass(ConvolutionLayer[] layers, long[] inputShape)
{
    private static BlockArithmetic Blocks => Widest;

    private readonly long images = inputShape[0];
    private readonly ImageLayout input = layers[0].Input, output = layers[^1].Output;

    internal ConvolutionLayer[] Layers => layers;

    private long Groups => (images + Side - 1) / Side;

    private long RecordSize { get; } = layers.Sum(layer => (long)layer.KeptSize + (layer.HasGelu ? layer.OutSize : 0));

    private long InImage => inputShape[1] * inputShape[2] * inputShape[3];

    private long OutImage => layers[^1].OutChannels * (long)layers[^1].OutHeight * layers[^1].OutWidth;

    /// <summary>Room for what <see cref="Backward"/> needs, or, where no gradient is asked, for 16 images.</summary>
    internal Tensor NewRecord(bool forBackward) => empty(RecordSize * (forBackward ? Groups : 1));

    /// <summary>The last layer's output.</summary>
    internal Tensor Forward(Tensor images, Tensor[] weights, Tensor?[] biases, Tensor record)
    {
        using var scope = NewDisposeScope();
        var result = scope.MoveToOuter(empty(this.images, layers[^1].OutChannels, layers[^1].OutHeight, layers[^1].OutWidth));
        var (at, from, to, kept) = (NewWorkplace(), Data(images.contiguous()), Data(result), Data(record));
        var (one, other) = (Data(empty(LargestLayer)), Data(empty(LargestLayer)));
        var weightBlocks = layers.Select((layer, i) => AtPoints(layer, weights[i], false)).ToArray();
        var biasBlocks = layers.Select((layer, i) => Padded(layer, biases[i])).ToArray();
        for (long group = 0; group < Groups; group++)
        {
            var place = (float*)kept + (record.numel() > RecordSize ? group * RecordSize : 0);
            var count = (int)Math.Min(Side, this.images - group * Side);
            var (here, there) = (one, other);
            input.Store((float*)from + group * Side * InImage, count, (float*)here);
            for (var i = 0; i < layers.Length; i++)
            {
                var slope = place + layers[i].KeptSize;
                layers[i].Forward(at, (float*)here, (float*)weightBlocks[i], (float*)biasBlocks[i], (float*)there, slope, place);
                place = slope + (layers[i].HasGelu ? layers[i].OutSize : 0);
                (here, there) = (there, here);
            }
            output.Take((float*)here, count, (float*)to + group * Side * OutImage);
        }
        return result;
    }

    /// <summary>The gradients by the input, where it is asked, by the weights, and by the biases, layer by layer.</summary>
    internal Tensor?[] Backward(Tensor gradient, Tensor[] weights, Tensor record, bool forInput)
    {
        using var scope = NewDisposeScope();
        var (at, from, kept) = (NewWorkplace(), Data(gradient.contiguous()), Data(record));
        var (one, other) = (Data(empty(LargestLayer)), Data(empty(LargestLayer)));
        var result = forInput ? empty(inputShape) : null;
        var to = result is null ? 0 : Data(result);
        var weightBlocks = layers.Select((layer, i) => i > 0 || forInput ? AtPoints(layer, weights[i], true) : 0).ToArray();
        var weightSums = layers.Select(layer => Data(zeros(layer.WeightsSize))).ToArray();
        var biasSums = layers.Select(layer => zeros(layer.OutTiles * Side)).ToArray();
        var biasData = biasSums.Select(Data).ToArray();
        for (long group = 0; group < Groups; group++)
        {
            var end = (float*)kept + (group + 1) * RecordSize;
            var count = (int)Math.Min(Side, images - group * Side);
            var (here, there) = (one, other);
            output.Store((float*)from + group * Side * OutImage, count, (float*)here);
            for (var i = layers.Length - 1; i >= 0; i--)
            {
                var slope = end - (layers[i].HasGelu ? layers[i].OutSize : 0);
                end = slope - layers[i].KeptSize;
                layers[i].Backward(
                    at, (float*)here, slope, end, (float*)weightBlocks[i], (float*)weightSums[i], (float*)biasData[i],
                    weightBlocks[i] == 0 ? null : (float*)there);
                (here, there) = (there, here);
            }
            if (forInput)
            {
                input.Take((float*)here, count, (float*)to + group * Side * InImage);
            }
        }
        var byWeights = layers.Select((layer, i) => FromPoints(layer, weights[i], weightSums[i]));
        var byBiases = layers.Select((layer, i) => biasSums[i].narrow(0, 0, layer.OutChannels));
        return [.. new[] { result }.Concat(byWeights).Concat(byBiases).Select(tensor => tensor is null ? null : scope.MoveToOuter(tensor))];
    }

    private int LargestLayer => layers.Max(layer => Math.Max(layer.OutSize, layer.InSize));

    private Workplace NewWorkplace()
    {
        var size = layers.Max(layer => layer.Points * Math.Max(layer.InTiles, layer.OutTiles) * BlockArithmetic.Size);
        return new(Blocks, (float*)Data(empty(size)), (float*)Data(empty(size)));
    }

    private static nint AtPoints(ConvolutionLayer layer, Tensor weights, bool backwards)
    {
        var points = Data(empty(layer.WeightsSize));
        layer.ToPoints(Blocks, (float*)Data(weights.contiguous()), (float*)Data(empty(layer.WeightsSize)), (float*)points, backwards);
        return points;
    }

    private static Tensor FromPoints(ConvolutionLayer layer, Tensor weights, nint points)
    {
        var gradient = empty(weights.shape);
        layer.FromPoints(Blocks, (float*)points, (float*)Data(empty(layer.WeightsSize)), (float*)Data(gradient));
        return gradient;
    }

    private static nint Padded(ConvolutionLayer layer, Tensor? bias)
    {
        var padded = zeros(layer.OutTiles * Side);
        if (bias is not null)
        {
            padded.narrow(0, 0, layer.OutChannels).copy_(bias);
        }
        return Data(padded);
    }

    /// <summary>Where a contiguous tensor's numbers lie; its dispose scope must outlive the address.</summary>
    private static nint Data(Tensor tensor)
    {
        using var first = tensor.as_strided([1], [1], tensor.storage_offset());
        fixed (byte* data = first.bytes)
        {
            return (nint)data;
        }
    }
}
