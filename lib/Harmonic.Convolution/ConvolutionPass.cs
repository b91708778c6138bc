using static Harmonic.Convolution.BlockArithmetic;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// A run of convolutions over one batch, 16 images at a time through all layers, so that what one layer makes is still in the cache when
/// the next one reads it. A record holds, for each 16 images, every layer's input and the slope of its GELU.
/// </summary>
internal sealed unsafe class ConvolutionPass(ConvolutionLayer[] layers, long images)
{
    private readonly BlockArithmetic blocks = Widest;

    internal ConvolutionLayer[] Layers => layers;

    private long Groups => (images + Side - 1) / Side;

    private long RecordSize => layers.Sum(layer => (long)layer.InSize + (layer.HasGelu ? layer.OutSize : 0));

    private ConvolutionLayer Last => layers[^1];

    /// <summary>Room for what <see cref="Backward"/> needs, or, where no gradient is asked, for 16 images.</summary>
    internal Tensor NewRecord(bool forBackward) => empty(RecordSize * (forBackward ? Groups : 1));

    /// <summary>The last layer's output.</summary>
    internal Tensor Forward(Tensor input, Tensor[] weights, Tensor?[] biases, Tensor record)
    {
        using var scope = NewDisposeScope();
        var output = scope.MoveToOuter(empty(images, Last.OutChannels, Last.Output.Height, Last.Output.Width));
        var from = Data(input.contiguous());
        var to = Data(output);
        var last = Data(empty(Last.OutSize));
        var kept = Data(record);
        var step = record.numel() > RecordSize ? RecordSize : 0;
        var prepared = layers.Select((layer, i) => Prepare(layer, weights[i], biases[i])).ToArray();
        for (long group = 0; group < Groups; group++)
        {
            var at = kept + group * step;
            var count = (int)Math.Min(Side, images - group * Side);
            layers[0].Store(from + group * Side * input.size(1) * layers[0].InPixels, count, at);
            foreach (var (layer, links, weight, bias) in prepared)
            {
                var slope = at + layer.InSize;
                var next = slope + (layer.HasGelu ? layer.OutSize : 0);
                layer.Forward(blocks, links, at, Data(weight), Data(bias), layer == Last ? last : next, slope);
                at = next;
            }
            ImageBlocks.Take(last, count, Last.OutChannels, Last.OutPixels, to + group * Side * Last.OutChannels * Last.OutPixels);
        }
        return output;
    }

    private static (ConvolutionLayer Layer, Meetings Links, Tensor Weights, Tensor Bias) Prepare(
        ConvolutionLayer layer, Tensor weights, Tensor? bias)
    {
        var (blocks, padded) = (empty(layer.ForwardWeightsSize), zeros(layer.OutTiles * Side));
        layer.ToForwardBlocks(Data(weights.contiguous()), Data(blocks));
        if (bias is not null)
        {
            padded.narrow(0, 0, layer.OutChannels).copy_(bias);
        }
        return (layer, layer.ForwardLinks(), blocks, padded);
    }

    /// <summary>The gradients by the weights and biases, layer by layer, and by the input where it is asked.</summary>
    internal (Tensor[] Weights, Tensor[] Biases, Tensor? Input) Backward(
        Tensor gradient, Tensor[] weights, Tensor record, long[]? inputShape)
    {
        using var scope = NewDisposeScope();
        var input = inputShape is null ? null : scope.MoveToOuter(empty(inputShape));
        var work = layers.Select((layer, i) => new Work(layer, weights[i], i > 0 || input is not null)).ToArray();
        var size = layers.Max(layer => Math.Max(layer.OutSize, layer.InGradientSize));
        var from = Data(gradient.contiguous());
        var kept = Data(record);
        var here = Data(empty(size));
        var there = Data(empty(size));
        for (long group = 0; group < Groups; group++)
        {
            var end = kept + (group + 1) * RecordSize;
            var count = (int)Math.Min(Side, images - group * Side);
            ImageBlocks.Store(from + group * Side * Last.OutChannels * Last.OutPixels, count, Last.OutChannels, Last.OutPixels, here);
            for (var i = layers.Length - 1; i >= 0; i--)
            {
                var (layer, step) = (layers[i], work[i]);
                var slope = end - (layer.HasGelu ? layer.OutSize : 0);
                var stored = slope - layer.InSize;
                layer.BackwardGelu(blocks, here, slope, Data(step.Biases));
                layer.BackwardWeights(blocks, step.WeightLinks, stored, here, Data(step.Gradient));
                if (step.InputLinks is not null)
                {
                    layer.BackwardInput(blocks, step.InputLinks, here, Data(step.Weights!), there);
                    var free = here;
                    here = there;
                    there = free;
                }
                end = stored;
            }
            if (input is not null)
            {
                var channels = (int)input.size(1);
                ImageBlocks.Take(here, count, channels, layers[0].InPixels, Data(input) + group * Side * channels * layers[0].InPixels);
            }
        }
        return (
            [.. work.Select((step, i) => scope.MoveToOuter(step.WeightGradient(weights[i])))],
            [.. work.Select((step, i) => scope.MoveToOuter(step.Biases.narrow(0, 0, layers[i].OutChannels).clone()))],
            input);
    }

    /// <summary>What a layer's gradients are made from and summed in.</summary>
    private sealed class Work
    {
        private readonly ConvolutionLayer layer;

        internal Work(ConvolutionLayer layer, Tensor weights, bool input)
        {
            this.layer = layer;
            (Gradient, Biases) = (zeros(layer.ForwardWeightsSize), zeros(layer.OutTiles * Side));
            if (input)
            {
                Weights = empty(layer.BackwardWeightsSize);
                layer.ToBackwardBlocks(Data(weights.contiguous()), Data(Weights));
                InputLinks = layer.InputLinks();
            }
        }

        internal Meetings WeightLinks => field ??= layer.WeightLinks();

        internal Meetings? InputLinks { get; }

        internal Tensor? Weights { get; }

        internal Tensor Gradient { get; }

        internal Tensor Biases { get; }

        internal Tensor WeightGradient(Tensor weights)
        {
            var gradient = empty(weights.shape);
            layer.FromForwardBlocks(Data(Gradient), Data(gradient));
            return gradient;
        }
    }

    /// <summary>Where a contiguous tensor's numbers lie; it must outlive the pointer.</summary>
    private static float* Data(Tensor tensor)
    {
        using var first = tensor.as_strided([1], [1], tensor.storage_offset());
        fixed (byte* data = first.bytes)
        {
            return (float*)data;
        }
    }
}
