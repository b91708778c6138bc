using System.Runtime.Intrinsics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// Runs of <c>Conv2d</c> and <c>GELU</c> on the processor in the vectors of .NET, in fewer products than libtorch's own layers
/// make and faster than them for small images, forwards and backwards, to single precision's rounding.
/// </summary>
public static class ConvolutionRun
{
    // A block is 16 channels wide: images of fewer are unfolded, each tap of each channel a channel, which leaves a kernel 1 × 1.
    private const int FewChannels = 4;
    private const long LargestKernel = 11;

    // Of an image, so that 16 images in blocks, however empty, are counted by an int.
    private const long MostNumbers = int.MaxValue / 4096;

    /// <summary>
    /// Whether runs are computed here. Without it TorchSharp computes every layer: so from the start where the environment variable
    /// <c>HARMONIC_CONVOLUTIONS</c> is <c>torch</c>, and where the processor's vectors hold 128 bits, with which it is the faster.
    /// </summary>
    public static bool Enabled { get; set; } =
        Vector256.IsHardwareAccelerated && Environment.GetEnvironmentVariable("HARMONIC_CONVOLUTIONS") != "torch";

    /// <summary>What <c>layers.call(input)</c> gives, and its gradients.</summary>
    /// <param name="layers">
    /// Any modules. Each <c>Conv2d</c> without dilation and groups, padded with zeros by numbers, with or without an exact
    /// <c>GELU</c> after it, is computed here as long as images and weights are of single precision and on the processor; all
    /// else is called.
    /// </param>
    /// <param name="input">What the first of them takes; for a convolution images × channels × height × width.</param>
    /// <remarks>
    /// The same input gives the same bits on the same processor, on any thread and beside any others. Where no gradient is asked
    /// nothing is kept. Second derivatives (<c>create_graph</c>) are TorchSharp's own. Hooks of the layers computed here are not
    /// called.
    /// </remarks>
    public static Tensor Apply(Sequential layers, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(input);
        if (!Enabled || layers.Count == 0)
        {
            return layers.call(input);
        }
        var current = input;
        for (var i = 0; i < layers.Count; )
        {
            var run = Run(layers, i, current);
            var next = run.Count > 0 ? Compute(run, current) : layers[i].call(current);
            i += Math.Max(1, run.Sum(layer => layer.Shape.Gelu ? 2 : 1));
            if (!ReferenceEquals(current, input))
            {
                current.Dispose();
            }
            current = next;
        }
        return current;
    }

    /// <summary>The layers from number <paramref name="start"/> on that can be computed here.</summary>
    private static List<(Conv2d Convolution, LayerShape Shape)> Run(Sequential layers, int start, Tensor input)
    {
        var run = new List<(Conv2d, LayerShape)>();
        if (input.dim() != 4 || input.numel() == 0 || !IsSingleOnProcessor(input))
        {
            return run;
        }
        var (channels, size) = ((int)input.size(1), Pair([input.size(2), input.size(3)]));
        for (var i = start; i < layers.Count && layers[i] is Conv2d convolution && IsKnown(convolution, channels); )
        {
            var gelu = i + 1 < layers.Count && layers[i + 1] is GELU { approximate: GELU.Approximate.none };
            var shape = new LayerShape(
                channels,
                (int)convolution.out_channels,
                size,
                Pair(convolution.kernel_size),
                Pair(convolution.stride),
                Pair(convolution.padding!),
                gelu
            );
            if (
                size.Y + 2 * shape.Padding.Y < shape.Kernel.Y
                || size.X + 2 * shape.Padding.X < shape.Kernel.X
                || Math.Max((long)channels * size.Y * size.X, convolution.out_channels * shape.Out.Y * shape.Out.X) > MostNumbers
            )
            {
                break;
            }
            run.Add((convolution, shape));
            (channels, size) = (shape.OutChannels, shape.Out);
            i += gelu ? 2 : 1;
        }
        return run;
    }

    private static (int Y, int X) Pair(long[] numbers) => ((int)numbers[0], (int)numbers[1]);

    private static bool IsKnown(Conv2d layer, long channels) =>
        layer.in_channels == channels
        && layer.groups == 1
        && layer.kernel_size.All(size => size <= LargestKernel)
        && layer.dilation.All(step => step == 1)
        && layer.padding is not null
        && layer.padding_mode == TorchSharp.PaddingModes.Zeros
        && IsSingleOnProcessor(layer.weight!)
        && (layer.bias is null || IsSingleOnProcessor(layer.bias));

    private static bool IsSingleOnProcessor(Tensor tensor) =>
        tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && !tensor.is_sparse;

    private static Tensor Compute(List<(Conv2d Convolution, LayerShape Shape)> run, Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor[] weights = [.. run.Select(layer => layer.Convolution.weight!)];
        Tensor?[] biases = [.. run.Select(layer => layer.Convolution.bias)];
        LayerShape[] shapes = [.. run.Select(layer => layer.Shape)];
        if (shapes[0] is { InChannels: <= FewChannels } first)
        {
            input = nn.functional.unfold(input, first.Kernel, padding: first.Padding, stride: first.Stride);
            input = input.view(input.size(0), input.size(1), first.Out.Y, first.Out.X);
            weights[0] = weights[0].view(first.OutChannels, -1, 1, 1);
            shapes[0] = first with { InChannels = (int)input.size(1), In = first.Out, Kernel = (1, 1), Stride = (1, 1), Padding = (0, 0) };
        }
        var pass = new ConvolutionPass([.. shapes.Select(shape => ConvolutionLayer.Of(shape))], input.size(0));
        var asked = is_grad_enabled() && (input.requires_grad || weights.Concat(biases).Any(tensor => tensor?.requires_grad == true));
        var record = pass.NewRecord(asked);
        return scope.MoveToOuter(
            asked
                ? ConvolutionFunction.apply([pass, () => record, input, .. weights, .. biases])
                : pass.Forward(input, weights, biases, record)
        );
    }
}
