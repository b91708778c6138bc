using TorchSharp.Modules;
using static Harmonic.Convolution.BlockArithmetic;

namespace Harmonic.Convolution;

/// <summary>
/// One convolution of images of a known size: which pixels meet at which tap of its kernel, and how its weights lie in blocks. A first
/// layer of few channels is "unfolded": each tap of each channel is stored as a channel at the output's pixel, and its kernel is 1 × 1,
/// so that blocks are not nearly empty.
/// </summary>
internal sealed unsafe class ConvolutionLayer
{
    private const int FewChannels = 4;

    private readonly int channels, kernel, storedKernel;
    private readonly Meeting[] meetings, storedMeetings;

    internal ConvolutionLayer(Conv2d convolution, bool gelu, bool first, (int Height, int Width) input)
    {
        (Convolution, HasGelu) = (convolution, gelu);
        (channels, OutChannels) = ((int)convolution.in_channels, (int)convolution.out_channels);
        var (kernelHeight, kernelWidth) = ((int)convolution.kernel_size[0], (int)convolution.kernel_size[1]);
        var (strideY, strideX) = ((int)convolution.stride[0], (int)convolution.stride[1]);
        var (paddingY, paddingX) = ((int)convolution.padding![0], (int)convolution.padding[1]);
        kernel = kernelHeight * kernelWidth;
        Output = (((input.Height + 2 * paddingY - kernelHeight) / strideY) + 1, ((input.Width + 2 * paddingX - kernelWidth) / strideX) + 1);
        (InPixels, OutPixels) = (input.Height * input.Width, Output.Height * Output.Width);
        var found = new List<Meeting>(OutPixels * kernel);
        for (var y = 0; y < Output.Height; y++)
        {
            for (var x = 0; x < Output.Width; x++)
            {
                for (var tap = 0; tap < kernel; tap++)
                {
                    var (row, column) = (y * strideY - paddingY + tap / kernelWidth, x * strideX - paddingX + tap % kernelWidth);
                    if (row >= 0 && row < input.Height && column >= 0 && column < input.Width)
                    {
                        found.Add(new(row * input.Width + column, y * Output.Width + x, tap));
                    }
                }
            }
        }
        meetings = [.. found];
        Unfolded = first && channels <= FewChannels;
        (StoredChannels, storedKernel, StoredPixels) = Unfolded ? (channels * kernel, 1, OutPixels) : (channels, kernel, InPixels);
        storedMeetings = Unfolded ? [.. Enumerable.Range(0, OutPixels).Select(pixel => new Meeting(pixel, pixel, 0))] : meetings;
    }

    internal Conv2d Convolution { get; }

    internal bool HasGelu { get; }

    internal (int Height, int Width) Output { get; }

    internal int InPixels { get; }

    internal int OutPixels { get; }

    internal int OutChannels { get; }

    internal bool Unfolded { get; }

    /// <summary>Pixels and channels of the input as it is stored.</summary>
    internal int StoredPixels { get; }

    internal int StoredChannels { get; }

    internal int InTiles => Tiles(StoredChannels);

    internal int OutTiles => Tiles(OutChannels);

    /// <summary>Numbers that 16 images take, as input and as output.</summary>
    internal int InSize => StoredPixels * InTiles * Size;

    internal int InGradientSize => InPixels * Tiles(channels) * Size;

    internal int OutSize => OutPixels * OutTiles * Size;

    internal static int Tiles(int channels) => (channels + Side - 1) / Side;

    /// <summary>Writes the layer's output for 16 images, its biases added, and the GELU of it and its slope where one follows.</summary>
    internal void Forward(BlockArithmetic blocks, Meetings links, float* input, float* weights, float* bias, float* output, float* slope)
    {
        for (var tile = 0; tile < OutTiles; tile++)
        {
            for (var pixel = 0; pixel < OutPixels; pixel++)
            {
                var at = ((pixel * OutTiles) + tile) * Size;
                blocks.Multiply(input, weights + (long)tile * storedKernel * InTiles * Size, output + at, links[pixel], InTiles,
                    Math.Min(Side, StoredChannels));
                if (HasGelu)
                {
                    blocks.AddBiasGelu(output + at, bias + tile * Side, slope + at);
                }
                else
                {
                    blocks.AddBias(output + at, bias + tile * Side);
                }
            }
        }
    }

    /// <summary>Turns the gradient by 16 images' GELU into the one by its argument, and adds its sums to that by the biases.</summary>
    internal void BackwardGelu(BlockArithmetic blocks, float* gradient, float* slope, float* biasGradient)
    {
        var sum = stackalloc float[Side];
        for (var tile = 0; tile < OutTiles; tile++)
        {
            new Span<float>(sum, Side).Clear();
            for (var at = tile; at < OutPixels * OutTiles; at += OutTiles)
            {
                if (HasGelu)
                {
                    blocks.Scale(gradient + at * Size, slope + at * Size);
                }
                blocks.AddRows(gradient + at * Size, sum);
            }
            for (var i = 0; i < Side; i++)
            {
                biasGradient[tile * Side + i] += sum[i];
            }
        }
    }

    /// <summary>Adds 16 images' share of the gradient by the weights, in blocks.</summary>
    internal void BackwardWeights(BlockArithmetic blocks, Meetings links, float* input, float* gradient, float* weightGradient)
    {
        for (var to = 0; to < OutTiles; to++)
        {
            for (var from = 0; from < InTiles; from++)
            {
                for (var tap = 0; tap < storedKernel; tap++)
                {
                    var at = ((to * storedKernel) + tap) * InTiles + from;
                    blocks.AddTransposed(
                        input + from * Size, gradient + to * Size, weightGradient + (long)at * Size, links[tap], InTiles, OutTiles);
                }
            }
        }
    }

    /// <summary>Writes the gradient by 16 images' input.</summary>
    internal void BackwardInput(BlockArithmetic blocks, Meetings links, float* gradient, float* weights, float* inputGradient)
    {
        var tiles = Tiles(channels);
        for (var tile = 0; tile < tiles; tile++)
        {
            for (var pixel = 0; pixel < InPixels; pixel++)
            {
                blocks.Multiply(gradient, weights + (long)tile * kernel * OutTiles * Size,
                    inputGradient + (long)(pixel * tiles + tile) * Size, links[pixel], OutTiles, Math.Min(Side, OutChannels));
            }
        }
    }

    /// <summary>What <see cref="Forward"/> sums for each output pixel: input pixel and tap.</summary>
    internal Meetings ForwardLinks() => new(OutPixels, storedMeetings, meeting => meeting.Out, meeting => new(meeting.In, meeting.Tap));

    /// <summary>What <see cref="BackwardWeights"/> sums for each tap: input and output pixel.</summary>
    internal Meetings WeightLinks() => new(storedKernel, storedMeetings, meeting => meeting.Tap, meeting => new(meeting.In, meeting.Out));

    /// <summary>What <see cref="BackwardInput"/> sums for each input pixel: output pixel and tap.</summary>
    internal Meetings InputLinks() => new(InPixels, meetings, meeting => meeting.In, meeting => new(meeting.Out, meeting.Tap));

    internal long ForwardWeightsSize => (long)OutTiles * storedKernel * InTiles * Size;

    internal long BackwardWeightsSize => (long)Tiles(channels) * kernel * OutTiles * Size;

    /// <summary>Puts weights (out × in × taps) into blocks: output tile, tap, input tile, input channel, output channel.</summary>
    internal void ToForwardBlocks(float* weights, float* to)
    {
        new Span<float>(to, (int)ForwardWeightsSize).Clear();
        for (var (o, at) = (0, 0); o < OutChannels; o++)
        {
            for (var i = 0; i < StoredChannels; i++)
            {
                for (var tap = 0; tap < storedKernel; tap++)
                {
                    to[ForwardIndex(o, i, tap)] = weights[at++];
                }
            }
        }
    }

    /// <summary>The way back of <see cref="ToForwardBlocks"/>.</summary>
    internal void FromForwardBlocks(float* blocks, float* to)
    {
        for (var (o, at) = (0, 0); o < OutChannels; o++)
        {
            for (var i = 0; i < StoredChannels; i++)
            {
                for (var tap = 0; tap < storedKernel; tap++)
                {
                    to[at++] = blocks[ForwardIndex(o, i, tap)];
                }
            }
        }
    }

    /// <summary>Puts weights (out × in × taps) into blocks: input tile, tap, output tile, output channel, input channel.</summary>
    internal void ToBackwardBlocks(float* weights, float* to)
    {
        new Span<float>(to, (int)BackwardWeightsSize).Clear();
        for (var (o, at) = (0, 0); o < OutChannels; o++)
        {
            for (var i = 0; i < channels; i++)
            {
                for (var tap = 0; tap < kernel; tap++)
                {
                    to[((i / Side * kernel + tap) * OutTiles + o / Side) * Size + o % Side * Side + i % Side] = weights[at++];
                }
            }
        }
    }

    private int ForwardIndex(int o, int i, int tap) =>
        ((o / Side * storedKernel + tap) * InTiles + i / Side) * Size + i % Side * Side + o % Side;

    /// <summary>Stores up to 16 images (channels × pixels each) as the layer's input; the rows of images that are not there are zero.</summary>
    internal void Store(float* images, int count, float* to)
    {
        if (!Unfolded)
        {
            ImageBlocks.Store(images, count, channels, InPixels, to);
            return;
        }
        new Span<float>(to, InSize).Clear();
        for (var image = 0; image < count; image++, images += channels * InPixels)
        {
            foreach (var meeting in meetings)
            {
                for (var i = 0; i < channels; i++)
                {
                    var channel = i * kernel + meeting.Tap;
                    to[(meeting.Out * InTiles + channel / Side) * Size + image * Side + channel % Side] = images[i * InPixels + meeting.In];
                }
            }
        }
    }
}
