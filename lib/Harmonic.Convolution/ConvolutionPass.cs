using static Harmonic.Convolution.BlockArithmetic;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// A run of layers over one batch, 16 images at a time through all of them, so that what one makes is still in the cache when the
/// next one reads it. A record holds, for each 16 images, every layer's input at the points and the slope of its GELU.
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
        var output = empty(images, last.Shape.OutChannels, last.Shape.Out.Y, last.Shape.Out.X);
        var from = Data(input.contiguous());
        var (to, kept) = (Data(output), Data(record));
        var (one, other, room) = (Data(empty(layerSize)), Data(empty(layerSize)), Data(empty(roomSize)));
        var weightData = layers.Select((layer, i) => AtPoints(layer, weights[i], false)).ToArray();
        var biasData = layers
            .Select(
                (layer, i) =>
                    Data(biases[i] is { } bias ? Padded(bias.unsqueeze(0), 1, layer.OutTiles * Side) : zeros(layer.OutTiles * Side))
            )
            .ToArray();
        for (long group = 0; group < groups; group++)
        {
            var place = (float*)kept + (record.numel() > recordSize ? group * recordSize : 0);
            var (here, there) = (one, other);
            Copy(from, here, group, layers[0].Shape.InChannels, layers[0].Shape.In, false);
            for (var i = 0; i < layers.Length; i++)
            {
                var slope = place + layers[i].KeptSize;
                layers[i].Forward((float*)here, (float*)weightData[i], (float*)biasData[i], (float*)there, slope, place, (float*)room);
                place = slope + layers[i].SlopeSize;
                (here, there) = (there, here);
            }
            Copy(to, here, group, last.Shape.OutChannels, last.Shape.Out, true);
        }
        return scope.MoveToOuter(output);
    }

    /// <summary>The gradients by the input, where it is asked, by the weights, and by the biases, layer by layer.</summary>
    internal Tensor?[] Backward(Tensor gradient, Tensor[] weights, Tensor record, bool forInput)
    {
        using var scope = NewDisposeScope();
        var (first, last) = (layers[0].Shape, layers[^1].Shape);
        var result = forInput ? empty(images, first.InChannels, first.In.Y, first.In.X) : null;
        var (to, from) = (result is null ? 0 : Data(result), Data(gradient.contiguous()));
        var (kept, one, other, room) = (Data(record), Data(empty(layerSize)), Data(empty(layerSize)), Data(empty(roomSize)));
        var weightData = layers.Select((layer, i) => i > 0 || forInput ? AtPoints(layer, weights[i], true) : 0).ToArray();
        var weightSums = layers.Select(layer => Data(zeros(layer.WeightsSize))).ToArray();
        var biasSums = layers.Select(layer => zeros(layer.OutTiles * Side)).ToArray();
        var biasData = biasSums.Select(Data).ToArray();
        for (long group = 0; group < groups; group++)
        {
            var place = (float*)kept + (group + 1) * recordSize;
            var (here, there) = (one, other);
            Copy(from, here, group, last.OutChannels, last.Out, false);
            for (var i = layers.Length - 1; i >= 0; i--)
            {
                var slope = place - layers[i].SlopeSize;
                place = slope - layers[i].KeptSize;
                layers[i]
                    .Backward(
                        (float*)here,
                        slope,
                        place,
                        (float*)weightData[i],
                        (float*)weightSums[i],
                        (float*)biasData[i],
                        (float*)(i > 0 || forInput ? there : 0),
                        (float*)room
                    );
                (here, there) = (there, here);
            }
            if (forInput)
            {
                Copy(to, here, group, first.InChannels, first.In, true);
            }
        }
        var byWeights = layers.Select((layer, i) => FromPoints(layer, weights[i], weightSums[i]));
        var byBiases = layers.Select((layer, i) => biasSums[i].narrow(0, 0, layer.Shape.OutChannels));
        var all = new[] { result }.Concat(byWeights).Concat(byBiases);
        return [.. all.Select(tensor => tensor is null ? null : scope.MoveToOuter(tensor))];
    }

    private static Tensor Padded(Tensor tensor, long rows, long columns) =>
        (tensor.size(0), tensor.size(1)) == (rows, columns)
            ? tensor
            : nn.functional.pad(
                tensor,
                [.. tensor.dim() == 3 ? new long[] { 0, 0 } : [], 0, columns - tensor.size(1), 0, rows - tensor.size(0)]
            );

    /// <summary>Copies 16 images, or as many as there are, into blocks, with zeros for what is not there, or back.</summary>
    private void Copy(nint whole, nint to, long group, int channels, (int Y, int X) size, bool back)
    {
        var (pixels, tiles) = (size.Y * size.X, ConvolutionLayer.Tiles(channels));
        var count = (int)Math.Min(Side, images - group * Side);
        var blocks = (float*)to;
        if (!back && (count < Side || channels % Side != 0))
        {
            new Span<float>(blocks, tiles * pixels * BlockArithmetic.Size).Clear();
        }
        for (var i = 0; i < count * tiles; i++)
        {
            var (image, tile) = (i / tiles, i % tiles);
            var lanes = Math.Min(Side, channels - tile * Side);
            var from = (float*)whole + ((group * Side + image) * channels + tile * Side) * pixels;
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                var row = blocks + (tile * pixels + pixel) * BlockArithmetic.Size + image * Side;
                for (var lane = 0; lane < lanes; lane++)
                {
                    if (back)
                    {
                        from[lane * pixels + pixel] = row[lane];
                    }
                    else
                    {
                        row[lane] = from[lane * pixels + pixel];
                    }
                }
            }
        }
    }

    /// <summary>Weights, out × in × taps, at the points: tiles to, tiles from, points, channel from, channel to.</summary>
    private static nint AtPoints(ConvolutionLayer layer, Tensor weights, bool backwards)
    {
        var blocks = Padded(weights.flatten(2), layer.OutTiles * Side, layer.InTiles * Side)
            .view(layer.OutTiles, Side, layer.InTiles, Side, -1);
        blocks = backwards ? blocks.permute(2, 0, 4, 1, 3) : blocks.permute(0, 2, 4, 3, 1);
        var points = Data(empty(layer.WeightsSize));
        layer.ToPoints((float*)Data(blocks.contiguous()), (float*)points);
        return points;
    }

    private static Tensor FromPoints(ConvolutionLayer layer, Tensor weights, nint points)
    {
        var taps = empty([layer.OutTiles, layer.InTiles, weights.size(2) * weights.size(3), Side, Side]);
        layer.FromPoints((float*)points, (float*)Data(taps));
        return taps.permute(0, 4, 1, 3, 2)
            .reshape(layer.OutTiles * Side, layer.InTiles * Side, -1)
            .narrow(0, 0, weights.size(0))
            .narrow(1, 0, weights.size(1))
            .reshape(weights.shape);
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
