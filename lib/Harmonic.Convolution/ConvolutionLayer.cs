using System.Collections.Concurrent;
using static Harmonic.Convolution.BlockArithmetic;

namespace Harmonic.Convolution;

/// <summary>Sizes of one convolution, in pixels and channels, and whether a GELU follows.</summary>
internal readonly record struct LayerShape(
    int InChannels,
    int OutChannels,
    (int Y, int X) In,
    (int Y, int X) Kernel,
    (int Y, int X) Stride,
    (int Y, int X) Padding,
    bool Gelu
)
{
    internal (int Y, int X) Out => ((In.Y + 2 * Padding.Y - Kernel.Y) / Stride.Y + 1, (In.X + 2 * Padding.X - Kernel.X) / Stride.X + 1);
}

/// <summary>One convolution, and the GELU after it, of 16 images in blocks: 16 channels after 16, pixel by pixel.</summary>
internal sealed unsafe class ConvolutionLayer
{
    private const int MostKept = 64;
    private static readonly ConcurrentDictionary<LayerShape, ConvolutionLayer> Made = [];

    private readonly List<(int In, int Out, Transforms Transforms)> windows = [];
    private readonly Transform toPoints,
        fromPoints;

    // Each output pixel is made of one input pixel, as it stands.
    private readonly bool pointwise;
    private readonly int inPixels,
        outPixels;

    private ConvolutionLayer(in LayerShape shape)
    {
        Shape = shape;
        (inPixels, outPixels) = (shape.In.Y * shape.In.X, shape.Out.Y * shape.Out.X);
        (InTiles, OutTiles) = (Tiles(shape.InChannels), Tiles(shape.OutChannels));
        pointwise = (shape.Kernel, shape.Stride, shape.Padding) == ((1, 1), (1, 1), (0, 0));
        var (y, x) = (new ShortConvolution(shape.Kernel.Y, shape.Stride.Y), new ShortConvolution(shape.Kernel.X, shape.Stride.X));
        var (taps, points) = (Plane(shape.Kernel.Y, shape.Kernel.X), Plane(pointwise ? 1 : y.Points, pointwise ? 1 : x.Points));
        Points = points.Y.Length * points.X.Length;
        toPoints = new(y.G, x.G, taps, points);
        fromPoints = new(Transposed(y.G), Transposed(x.G), points, taps);
        var kinds = new Dictionary<(Clip, Clip), Transforms>();
        foreach (var row in pointwise ? [] : Clips(y, shape.In.Y, shape.Out.Y, shape.Stride.Y, shape.Padding.Y))
        {
            foreach (var column in Clips(x, shape.In.X, shape.Out.X, shape.Stride.X, shape.Padding.X))
            {
                var kind = (row.Clip, column.Clip);
                if (!kinds.TryGetValue(kind, out var transforms))
                {
                    var inputs = Plane(y.Inputs, x.Inputs, shape.In.X, row.Clip.First, row.Clip.End, column.Clip.First, column.Clip.End);
                    var outputs = Plane(y.Outputs, x.Outputs, shape.Out.X, 0, row.Clip.Outputs, 0, column.Clip.Outputs);
                    kinds.Add(
                        kind,
                        transforms = new(
                            new(y.B, x.B, inputs, points),
                            new(y.A, x.A, points, outputs),
                            new(Transposed(y.A), Transposed(x.A), outputs, points),
                            new(Transposed(y.B), Transposed(x.B), points, inputs)
                        )
                    );
                }
                windows.Add(((row.In * shape.In.X + column.In) * Size, (row.Out * shape.Out.X + column.Out) * Size, transforms));
            }
        }
    }

    internal LayerShape Shape { get; }

    internal int InTiles { get; }

    internal int OutTiles { get; }

    /// <summary>How many products of blocks each window of the output takes for each pair of tiles.</summary>
    internal int Points { get; }

    /// <summary>Numbers that the input, the input at the points, the output, and its slope take for 16 images.</summary>
    internal int InSize => inPixels * InTiles * Size;

    internal int KeptSize => pointwise ? InSize : windows.Count * Points * InTiles * Size;

    internal int OutSize => outPixels * OutTiles * Size;

    internal int SlopeSize => Shape.Gelu ? OutSize : 0;

    internal int WeightsSize => Points * InTiles * OutTiles * Size;

    /// <summary>Blocks for so many channels.</summary>
    internal static int Tiles(int channels) => (channels + Side - 1) / Side;

    /// <summary>The layer of a shape, made once as long as there are not many.</summary>
    internal static ConvolutionLayer Of(in LayerShape shape)
    {
        if (Made.Count > MostKept)
        {
            Made.Clear();
        }
        return Made.GetOrAdd(shape, made => new(made));
    }

    /// <summary>
    /// Writes the output of 16 images, the slope of the GELU, and, for <see cref="Backward"/>, the input at the points.
    /// </summary>
    internal void Forward(float* input, float* weights, float* bias, float* output, float* slope, float* kept, float* room)
    {
        var depth = Math.Min(Side, Shape.InChannels);
        if (pointwise)
        {
            new Span<float>(input, InSize).CopyTo(new(kept, InSize));
            Widest.Multiply(kept, weights, output, inPixels, OutTiles, InTiles, depth, true);
        }
        foreach (var (from, to, transforms) in windows)
        {
            Each(InTiles, transforms.Input, input + from, inPixels, kept, Points);
            Widest.Multiply(kept, weights, room, Points, OutTiles, InTiles, depth, false);
            Each(OutTiles, transforms.Output, room, Points, output + to, outPixels);
            kept += Points * InTiles * Size;
        }
        for (var i = 0; i < OutSize; i += Size)
        {
            Widest.AddBias(output + i, bias + i / Size / outPixels * Side, Shape.Gelu ? slope + i : null);
        }
    }

    /// <summary>
    /// Adds the shares of 16 images in the gradients by the weights, at the points, and biases, and writes the one by the input
    /// unless it is null. The gradient by the output becomes the one by the GELU's argument.
    /// </summary>
    internal void Backward(
        float* gradient,
        float* slope,
        float* kept,
        float* weights,
        float* weightSum,
        float* biasSum,
        float* inputGradient,
        float* room
    )
    {
        var sums = stackalloc float[OutTiles * Side];
        new Span<float>(sums, OutTiles * Side).Clear();
        for (var i = 0; i < OutSize; i += Size)
        {
            Widest.ScaleAndSum(gradient + i, Shape.Gelu ? slope + i : null, sums + i / Size / outPixels * Side);
        }
        for (var i = 0; i < OutTiles * Side; i++)
        {
            biasSum[i] += sums[i];
        }
        new Span<float>(inputGradient, inputGradient is null ? 0 : InSize).Clear();
        if (pointwise)
        {
            Widest.AddTransposed(kept, gradient, weightSum, inPixels, OutTiles, InTiles, true);
            if (inputGradient is not null)
            {
                Widest.Multiply(gradient, weights, inputGradient, inPixels, InTiles, OutTiles, Side, true);
            }
        }
        foreach (var (from, to, transforms) in windows)
        {
            Each(OutTiles, transforms.OutputBack, gradient + to, outPixels, room, Points);
            Widest.AddTransposed(kept, room, weightSum, Points, OutTiles, InTiles, false);
            if (inputGradient is not null)
            {
                var more = room + Points * OutTiles * Size;
                Widest.Multiply(room, weights, more, Points, InTiles, OutTiles, Side, false);
                Each(InTiles, transforms.InputBack, more, Points, inputGradient + from, inPixels, true);
            }
            kept += Points * InTiles * Size;
        }
    }

    private static void Each(int tiles, Transform transform, float* from, int fromBlocks, float* to, int toBlocks, bool add = false)
    {
        for (var tile = 0; tile < tiles; tile++)
        {
            Widest.Apply(transform, from + tile * fromBlocks * Size, to + tile * toBlocks * Size, add);
        }
    }

    /// <summary>Between weights at the taps and at the points, for each pair of tiles.</summary>
    internal void ToPoints(float* taps, float* points) =>
        Each(InTiles * OutTiles, toPoints, taps, Shape.Kernel.Y * Shape.Kernel.X, points, Points);

    internal void FromPoints(float* points, float* taps) =>
        Each(InTiles * OutTiles, fromPoints, points, Points, taps, Shape.Kernel.Y * Shape.Kernel.X);

    /// <summary>
    /// Where the blocks of a window lie in rows of <paramref name="pitch"/> blocks; below 0 outside of the bounds.
    /// </summary>
    private static (int[] Y, int[] X) Plane(
        int height,
        int width,
        int? pitch = null,
        int top = 0,
        int bottom = int.MaxValue,
        int left = 0,
        int right = int.MaxValue
    ) =>
        (
            [.. Enumerable.Range(0, height).Select(i => i >= top && i < bottom ? i * (pitch ?? width) * Size : -1)],
            [.. Enumerable.Range(0, width).Select(i => i >= left && i < right ? i * Size : -1)]
        );

    private static float[,] Transposed(float[,] matrix)
    {
        var result = new float[matrix.GetLength(1), matrix.GetLength(0)];
        for (var i = 0; i < matrix.Length; i++)
        {
            var (column, row) = Math.DivRem(i, result.GetLength(1));
            result[column, row] = matrix[row, column];
        }
        return result;
    }

    /// <summary>Along one axis, which of a window's inputs are within the image, and how many of its outputs.</summary>
    private readonly record struct Clip(int First, int End, int Outputs);

    private static IEnumerable<(int In, int Out, Clip Clip)> Clips(ShortConvolution axis, int inputs, int outputs, int stride, int padding)
    {
        for (var output = 0; output < outputs; output += axis.Outputs)
        {
            var input = output * stride - padding;
            yield return (
                input,
                output,
                new(Math.Max(0, -input), Math.Min(axis.Inputs, inputs - input), Math.Min(axis.Outputs, outputs - output))
            );
        }
    }

    /// <summary>Between a window's pixels and the points, and back for the gradients.</summary>
    private sealed record Transforms(Transform Input, Transform Output, Transform OutputBack, Transform InputBack);
}
