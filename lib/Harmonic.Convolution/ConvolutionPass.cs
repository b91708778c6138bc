using static Harmonic.Convolution.BlockArithmetic;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// A run of layers over one batch, 16 images at a time through all of them, so that what one makes is still in the cache when the next one
/// reads it. A record holds, for each 16 images, every layer's input at the points and the slope of its GELU.
/// </summary>
internal sealed unsafe class ConvolutionPass(ConvolutionLayer[] layers, long images)
{
    private readonly long groups = (images + Side - 1) / Side;
    private readonly long recordSize = layers.Sum(layer => (long)layer.KeptSize + layer.SlopeSize);
    private readonly int layerSize = layers.Max(layer => Math.Max(layer.InSize, layer.OutSize));
    private readonly int roomSize = layers.Max(layer => layer.Points * (layer.InTiles + layer.OutTiles) * BlockArithmetic.Size);

    internal ConvolutionLayer[] Layers => layers;

    /// <summary>Room for what <see cref="Backward"/> needs, or, where no gradient is asked, for 16 images.</summary>
    internal Tensor NewRecord(bool forBackward) => empty(recordSize * (forBackward ? groups : 1));

    /// <summary>The last layer's output.</summary>
    internal Tensor Forward(Tensor input, Tensor[] weights, Tensor?[] biases, Tensor record)
    {
        using var scope = NewDisposeScope();
        var last = layers[^1];
        var output = empty(groups * last.OutSize);
        var from = Data(ToBlocks(input));
        var (to, kept, one, other, room) = (Data(output), Data(record), Data(empty(layerSize)), Data(empty(layerSize)), Data(empty(roomSize)));
        var weightData = layers.Select((layer, i) => AtPoints(layer, weights[i], false)).ToArray();
        var biasData = layers.Select((layer, i) =>
            Data(biases[i] is { } bias ? Padded(bias.unsqueeze(0), 1, layer.OutTiles * Side) : zeros(layer.OutTiles * Side))).ToArray();
        for (long group = 0; group < groups; group++)
        {
            var place = (float*)kept + (record.numel() > recordSize ? group * recordSize : 0);
            var here = from + group * layers[0].InSize * sizeof(float);
            for (var i = 0; i < layers.Length; i++)
            {
                var there = i == layers.Length - 1 ? to + group * last.OutSize * sizeof(float) : i % 2 == 0 ? one : other;
                var slope = place + layers[i].KeptSize;
                layers[i].Forward(
                    (float*)here, (float*)weightData[i], (float*)biasData[i], (float*)there, slope, place, (float*)room);
                place = slope + layers[i].SlopeSize;
                here = there;
            }
        }
        return scope.MoveToOuter(FromBlocks(output, last.Shape.OutChannels, last.Shape.Out));
    }

    /// <summary>The gradients by the input, where it is asked, by the weights, and by the biases, layer by layer.</summary>
    internal Tensor?[] Backward(Tensor gradient, Tensor[] weights, Tensor record, bool forInput)
    {
        using var scope = NewDisposeScope();
        var first = layers[0];
        var result = forInput ? empty(groups * first.InSize) : null;
        var (to, from) = (result is null ? 0 : Data(result), Data(ToBlocks(gradient)));
        var (kept, one, other, room) = (Data(record), Data(empty(layerSize)), Data(empty(layerSize)), Data(empty(roomSize)));
        var weightData = layers.Select((layer, i) => i > 0 || forInput ? AtPoints(layer, weights[i], true) : 0).ToArray();
        var weightSums = layers.Select(layer => Data(zeros(layer.WeightsSize))).ToArray();
        var biasSums = layers.Select(layer => zeros(layer.OutTiles * Side)).ToArray();
        var biasData = biasSums.Select(Data).ToArray();
        for (long group = 0; group < groups; group++)
        {
            var place = (float*)kept + (group + 1) * recordSize;
            var here = from + group * layers[^1].OutSize * sizeof(float);
            for (var i = layers.Length - 1; i >= 0; i--)
            {
                var there = i > 0 ? i % 2 == 0 ? one : other : forInput ? to + group * first.InSize * sizeof(float) : 0;
                var slope = place - layers[i].SlopeSize;
                place = slope - layers[i].KeptSize;
                layers[i].Backward(
                    (float*)here, slope, place, (float*)weightData[i], (float*)weightSums[i], (float*)biasData[i], (float*)there, (float*)room);
                here = there;
            }
        }
        var byInput = result is null ? null : FromBlocks(result, first.Shape.InChannels, first.Shape.In);
        var byWeights = layers.Select((layer, i) => FromPoints(layer, weights[i], weightSums[i]));
        var byBiases = layers.Select((layer, i) => biasSums[i].narrow(0, 0, layer.Shape.OutChannels));
        return [.. new[] { byInput }.Concat(byWeights).Concat(byBiases).Select(tensor => tensor is null ? null : scope.MoveToOuter(tensor))];
    }

    private static Tensor Padded(Tensor tensor, long rows, long columns)
    {
        long[] pad = [0, columns - tensor.size(1), 0, rows - tensor.size(0)];
        pad = tensor.dim() == 3 ? [0, 0, .. pad] : pad;
        return (pad.All(size => size == 0) ? tensor : nn.functional.pad(tensor, pad)).contiguous();
    }

    /// <summary>Images × channels × height × width as blocks: images in 16s, channels in 16s, pixels, image, channel.</summary>
    private Tensor ToBlocks(Tensor images)
    {
        var tiles = ConvolutionLayer.Tiles((int)images.size(1));
        return Padded(images.flatten(2), groups * Side, tiles * Side).view(groups, Side, tiles, Side, -1).permute(0, 2, 4, 1, 3).contiguous();
    }

    private Tensor FromBlocks(Tensor blocks, int channels, (int Y, int X) size)
    {
        var tiles = ConvolutionLayer.Tiles(channels);
        return blocks.view(groups, tiles, -1, Side, Side).permute(0, 3, 1, 4, 2).reshape(groups * Side, tiles * Side, size.Y, size.X)
            .narrow(0, 0, images).narrow(1, 0, channels).contiguous();
    }

    /// <summary>Weights, out × in × taps, at the points: tiles to, tiles from, points, channel from, channel to.</summary>
    private static nint AtPoints(ConvolutionLayer layer, Tensor weights, bool backwards)
    {
        var blocks = Padded(weights.flatten(2), layer.OutTiles * Side, layer.InTiles * Side).view(layer.OutTiles, Side, layer.InTiles, Side, -1);
        var points = Data(empty(layer.WeightsSize));
        layer.ToPoints((float*)Data((backwards ? blocks.permute(2, 0, 4, 1, 3) : blocks.permute(0, 2, 4, 3, 1)).contiguous()), (float*)points);
        return points;
    }

    private static Tensor FromPoints(ConvolutionLayer layer, Tensor weights, nint points)
    {
        var taps = empty([layer.OutTiles, layer.InTiles, weights.size(2) * weights.size(3), Side, Side]);
        layer.FromPoints((float*)points, (float*)Data(taps));
        return taps.permute(0, 4, 1, 3, 2).reshape(layer.OutTiles * Side, layer.InTiles * Side, -1)
            .narrow(0, 0, weights.size(0)).narrow(1, 0, weights.size(1)).reshape(weights.shape);
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
