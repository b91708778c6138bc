using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static Harmonic.Convolution.BlockArithmetic;
using static Harmonic.Convolution.ImageLayout;

namespace Harmonic.Convolution;

/// <summary>One convolution, and the GELU after it, of 16 images of a known size in blocks.</summary>
internal sealed unsafe class ConvolutionLayer
{
    private const int FewChannels = 4;

    private readonly Geometry geometry;
    private readonly int channels, taps;
    private readonly ShortConvolution y, x;
    private readonly List<Window> windows = [];
    private readonly int[] forwardPlaces, backwardPlaces;
    private readonly Transform weightsToPoints, weightsFromPoints;

    private static readonly ConditionalWeakTable<Conv2d, ConvolutionLayer> Latest = [];
    private static readonly Transform One = new(new float[,] { { 1 } }, new float[,] { { 1 } }, ([0], [0]), ([0], [0]));
    private readonly Geometry images;

    private ConvolutionLayer(Conv2d convolution, bool gelu, in Geometry images, bool unfolded)
    {
        (Convolution, HasGelu, this.images) = (convolution, gelu, images);
        channels = (int)convolution.in_channels;
        geometry = images;
        IsUnfolded = unfolded;
        if (unfolded)
        {
            channels *= images.KernelHeight * images.KernelWidth;
            geometry = Geometry.Plain(images.OutHeight, images.OutWidth);
        }
        taps = geometry.KernelHeight * geometry.KernelWidth;
        (InTiles, OutTiles) = (Tiles(channels), Tiles((int)convolution.out_channels));
        y = new(geometry.KernelHeight, geometry.StrideY);
        x = new(geometry.KernelWidth, geometry.StrideX);
        Points = y.Points * x.Points;
        (forwardPlaces, backwardPlaces) = ([.. Places(false)], [.. Places(true)]);
        IsPointwise = taps == 1 && (geometry.StrideY, geometry.StrideX, geometry.PaddingY, geometry.PaddingX) == (1, 1, 0, 0);
        if (IsPointwise)
        {
            (Points, weightsToPoints, weightsFromPoints) = (1, One, One);
            return;
        }
        var tapPlaces = (Axis(geometry.KernelHeight, geometry.KernelWidth * Size), Axis(geometry.KernelWidth, Size));
        weightsToPoints = new(y.G, x.G, tapPlaces, PointPlaces(Size));
        weightsFromPoints = new(Transposed(y.G), Transposed(x.G), PointPlaces(Size), tapPlaces);
        var rows = Clips(y, geometry.InHeight, geometry.OutHeight, geometry.StrideY, geometry.PaddingY);
        var columns = Clips(x, geometry.InWidth, geometry.OutWidth, geometry.StrideX, geometry.PaddingX);
        var kinds = new Dictionary<(Clip, Clip), Transforms>();
        foreach (var (inRow, outRow, rowClip) in rows)
        {
            foreach (var (inColumn, outColumn, columnClip) in columns)
            {
                if (!kinds.TryGetValue((rowClip, columnClip), out var transforms))
                {
                    kinds.Add((rowClip, columnClip), transforms = new(this, rowClip, columnClip));
                }
                windows.Add(new(
                    (inRow * geometry.InWidth + inColumn) * Size, (outRow * geometry.OutWidth + outColumn) * Size,
                    transforms));
            }
        }
    }

    /// <summary>The layer for images of this size, made ready once for as long as the size stays.</summary>
    internal static ConvolutionLayer Of(Conv2d convolution, bool gelu, in Geometry images, bool first)
    {
        var unfolded = first && convolution.in_channels <= FewChannels;
        if (!Latest.TryGetValue(convolution, out var layer)
            || (layer.HasGelu, layer.images, layer.IsUnfolded) != (gelu, images, unfolded))
        {
            Latest.AddOrUpdate(convolution, layer = new(convolution, gelu, images, unfolded));
        }
        return layer;
    }

    internal Conv2d Convolution { get; }

    private bool IsUnfolded { get; }

    /// <summary>Whether each output pixel is made of one input pixel, as its products stand.</summary>
    private bool IsPointwise { get; }

    /// <summary>Its input, if it is the first layer, and its output as images.</summary>
    internal ImageLayout Input => field ??= new(
        (int)Convolution.in_channels, IsUnfolded ? images : Geometry.Plain(images.InHeight, images.InWidth));

    internal ImageLayout Output => field ??= new(OutChannels, Geometry.Plain(OutHeight, OutWidth));

    internal int OutHeight => geometry.OutHeight;

    internal int OutWidth => geometry.OutWidth;

    internal int OutChannels => (int)Convolution.out_channels;

    internal int WeightsSize => Points * InTiles * OutTiles * Size;

    internal bool HasGelu { get; }

    internal int InTiles { get; }

    internal int OutTiles { get; }

    /// <summary>Products of blocks for each window of the output and pair of tiles.</summary>
    internal int Points { get; }

    /// <summary>Numbers that the input, the input at the points, and the output of 16 images take.</summary>
    internal int InSize => InPixels * InTiles * Size;

    internal int KeptSize => IsPointwise ? InSize : windows.Count * Points * InTiles * Size;

    internal int OutSize => OutPixels * OutTiles * Size;

    private int InPixels => geometry.InHeight * geometry.InWidth;

    private int OutPixels => geometry.OutHeight * geometry.OutWidth;

    /// <summary>Writes the output of 16 images, the slope of the GELU, and, for <see cref="Backward"/>, the input at the points.</summary>
    internal void Forward(in Workplace at, float* input, float* weights, float* bias, float* output, float* slope, float* kept)
    {
        var depth = Math.Min(Side, channels);
        if (IsPointwise)
        {
            new Span<float>(input, InSize).CopyTo(new(kept, InSize));
            at.Blocks.Multiply(kept, weights, output, InPixels, OutTiles, InTiles, depth, true);
        }
        foreach (var window in windows)
        {
            Each(at, InTiles, window.Transforms.Input, input + window.In, InPixels, kept, Points);
            at.Blocks.Multiply(kept, weights, at.Points, Points, OutTiles, InTiles, depth, false);
            Each(at, OutTiles, window.Transforms.Output, at.Points, Points, output + window.Out, OutPixels);
            kept += Points * InTiles * Size;
        }
        for (var i = 0; i < OutSize; i += Size)
        {
            at.Blocks.AddBias(output + i, bias + i / Size / OutPixels * Side, HasGelu ? slope + i : null);
        }
    }

    /// <summary>
    /// Adds the shares of 16 images in the gradients by weights and biases; writes the one by the input unless it is null.
    /// </summary>
    /// <param name="at">Room to work.</param>
    /// <param name="gradient">By the output; becomes the one by the GELU's argument.</param>
    /// <param name="slope">The GELU's.</param>
    /// <param name="kept">The input at the points.</param>
    /// <param name="weights">As <see cref="ToPoints"/> makes them with <c>backwards</c>.</param>
    /// <param name="weightSum">The gradient by the weights at the points.</param>
    /// <param name="biasSum">The gradient by the biases.</param>
    /// <param name="inputGradient">Where to write, or null.</param>
    internal void Backward(
        in Workplace at, float* gradient, float* slope, float* kept, float* weights, float* weightSum, float* biasSum, float* inputGradient)
    {
        var sums = stackalloc float[OutTiles * Side];
        new Span<float>(sums, OutTiles * Side).Clear();
        for (var i = 0; i < OutSize; i += Size)
        {
            at.Blocks.ScaleAndSum(gradient + i, HasGelu ? slope + i : null, sums + i / Size / OutPixels * Side);
        }
        for (var i = 0; i < OutTiles * Side; i++)
        {
            biasSum[i] += sums[i];
        }
        if (IsPointwise)
        {
            at.Blocks.AddTransposed(kept, gradient, weightSum, InPixels, OutTiles, InTiles, true);
        }
        if (inputGradient is not null)
        {
            new Span<float>(inputGradient, InSize).Clear();
            if (IsPointwise)
            {
                at.Blocks.Multiply(gradient, weights, inputGradient, InPixels, InTiles, OutTiles, Side, true);
            }
        }
        foreach (var window in windows)
        {
            Each(at, OutTiles, window.Transforms.OutputBack, gradient + window.Out, OutPixels, at.Points, Points);
            at.Blocks.AddTransposed(kept, at.Points, weightSum, Points, OutTiles, InTiles, false);
            if (inputGradient is not null)
            {
                at.Blocks.Multiply(at.Points, weights, at.MorePoints, Points, InTiles, OutTiles, Side, false);
                Each(at, InTiles, window.Transforms.InputBack, at.MorePoints, Points, inputGradient + window.In, InPixels, true);
            }
            kept += Points * InTiles * Size;
        }
    }

    private static void Each(
        in Workplace at, int tiles, Transform transform, float* from, int fromBlocks, float* to, int toBlocks, bool add = false)
    {
        for (var tile = 0; tile < tiles; tile++)
        {
            at.Blocks.Apply(transform, from + tile * fromBlocks * Size, to + tile * toBlocks * Size, add);
        }
    }

    /// <summary>Weights (out × in × taps) as blocks at the points; <c>backwards</c> from output channels to input channels.</summary>
    internal void ToPoints(BlockArithmetic blocks, float* weights, float* room, float* points, bool backwards)
    {
        new Span<float>(room, taps * InTiles * OutTiles * Size).Clear();
        foreach (var place in backwards ? backwardPlaces : forwardPlaces)
        {
            room[place] = *weights++;
        }
        for (var i = 0; i < InTiles * OutTiles; i++)
        {
            blocks.Apply(weightsToPoints, room + i * taps * Size, points + i * Points * Size);
        }
    }

    /// <summary>The gradient by the weights (out × in × taps) of the one at the points.</summary>
    internal void FromPoints(BlockArithmetic blocks, float* points, float* room, float* gradient)
    {
        for (var i = 0; i < InTiles * OutTiles; i++)
        {
            blocks.Apply(weightsFromPoints, points + i * Points * Size, room + i * taps * Size);
        }
        foreach (var place in forwardPlaces)
        {
            *gradient++ = room[place];
        }
    }

    /// <summary>Where each weight (out × in × taps) lies in blocks: tile to which, tile from which, tap, row, column.</summary>
    private IEnumerable<int> Places(bool backwards)
    {
        for (var o = 0; o < Convolution.out_channels; o++)
        {
            for (var i = 0; i < channels; i++)
            {
                var (to, from, fromTiles) = backwards ? (i, o, OutTiles) : (o, i, InTiles);
                for (var tap = 0; tap < taps; tap++)
                {
                    yield return ((to / Side * fromTiles + from / Side) * taps + tap) * Size + from % Side * Side + to % Side;
                }
            }
        }
    }

    /// <summary>Places along an axis, so many numbers apart; none where there is nothing.</summary>
    private static int[] Axis(int count, int apart, int first = 0, int end = int.MaxValue) =>
        [.. Enumerable.Range(0, count).Select(i => i >= first && i < end ? i * apart : -1)];

    private (int[] Y, int[] X) PointPlaces(int apart) => (Axis(y.Points, x.Points * apart), Axis(x.Points, apart));

    private static float[,] Transposed(float[,] matrix)
    {
        var result = new float[matrix.GetLength(1), matrix.GetLength(0)];
        foreach (var (row, column) in Enumerable.Range(0, matrix.Length).Select(i => Math.DivRem(i, result.GetLength(0))))
        {
            result[column, row] = matrix[row, column];
        }
        return result;
    }

    /// <summary>Which of a window's inputs are within the image, and how many of its outputs.</summary>
    private readonly record struct Clip(int First, int End, int Outputs);

    private static IEnumerable<(int In, int Out, Clip Clip)> Clips(ShortConvolution axis, int inputs, int outputs, int stride, int padding)
    {
        for (var output = 0; output < outputs; output += axis.Outputs)
        {
            var input = output * stride - padding;
            yield return (input, output, new(
                Math.Max(0, -input), Math.Min(axis.Inputs, inputs - input), Math.Min(axis.Outputs, outputs - output)));
        }
    }

    private readonly record struct Window(int In, int Out, Transforms Transforms);

    /// <summary>Between a window's pixels and the points, and back for the gradients.</summary>
    private sealed class Transforms
    {
        internal Transforms(ConvolutionLayer layer, Clip row, Clip column)
        {
            var (y, x, sizes) = (layer.y, layer.x, layer.geometry);
            var inputs = (Axis(y.Inputs, sizes.InWidth * Size, row.First, row.End), Axis(x.Inputs, Size, column.First, column.End));
            var outputs = (Axis(y.Outputs, sizes.OutWidth * Size, 0, row.Outputs), Axis(x.Outputs, Size, 0, column.Outputs));
            var points = layer.PointPlaces(Size);
            Input = new(y.B, x.B, inputs, points);
            Output = new(y.A, x.A, points, outputs);
            OutputBack = new(Transposed(y.A), Transposed(x.A), outputs, points);
            InputBack = new(Transposed(y.B), Transposed(x.B), points, inputs);
        }

        internal Transform Input { get; }

        internal Transform Output { get; }

        internal Transform OutputBack { get; }

        internal Transform InputBack { get; }
    }
}

/// <summary>Where a thread works: its arithmetic, and room for what lies between pixels.</summary>
internal readonly unsafe struct Workplace(BlockArithmetic blocks, float* points, float* morePoints)
{
    internal BlockArithmetic Blocks => blocks;

    internal float* Points => points;

    internal float* MorePoints => morePoints;
}
