using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Convolution;

/// <summary>
/// Runs of <c>Conv2d</c> and <c>GELU</c> on the processor in the vectors of .NET: for small images two to three times as fast as libtorch's
/// own layers, forwards and backwards, to single precision's rounding.
/// </summary>
public static class ConvolutionRun
{
    /// <summary>
    /// Whether runs are computed here. Without it TorchSharp computes every layer, as it does where the environment variable
    /// <c>HARMONIC_CONVOLUTIONS</c> is <c>torch</c> when the program starts.
    /// </summary>
    public static bool Enabled { get; set; } = Environment.GetEnvironmentVariable("HARMONIC_CONVOLUTIONS") != "torch";

    /// <summary>What <c>layers.call(input)</c> gives, and its gradients.</summary>
    /// <param name="layers">
    /// Any modules. Each <c>Conv2d</c> without dilation and groups, padded with zeros by numbers, with or without an exact <c>GELU</c> after
    /// it, is computed here as long as images and weights are of single precision and on the processor; all else is called.
    /// </param>
    /// <param name="input">What the first of them takes; for a convolution images × channels × height × width.</param>
    /// <remarks>
    /// The same input gives the same bits on the same processor, on any thread and beside any others. Where no gradient is asked nothing
    /// is kept. Second derivatives (<c>create_graph</c>) are TorchSharp's own. Hooks of the layers computed here are not called.
    /// </remarks>
    public static Tensor Apply(Sequential layers, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(input);
        if (!Enabled)
        {
            return layers.call(input);
        }
        var current = input;
        for (var i = 0; i < layers.Count;)
        {
            var run = Run(layers, i, current);
            var next = run.Count > 0 ? Compute(run, current) : layers[i].call(current);
            i += run.Count > 0 ? run.Sum(layer => layer.HasGelu ? 2 : 1) : 1;
            if (!ReferenceEquals(current, input))
            {
                current.Dispose();
            }
            current = next;
        }
        return ReferenceEquals(current, input) ? input.alias() : current;
    }

    /// <summary>The layers from number <paramref name="start"/> on that can be computed here.</summary>
    private static List<ConvolutionLayer> Run(Sequential layers, int start, Tensor input)
    {
        var run = new List<ConvolutionLayer>();
        if (input.dim() != 4 || input.numel() == 0 || !IsSingleOnProcessor(input))
        {
            return run;
        }
        var (channels, height, width) = (input.size(1), (int)input.size(2), (int)input.size(3));
        for (var i = start; i < layers.Count && layers[i] is Conv2d convolution && IsKnown(convolution, channels);)
        {
            var gelu = i + 1 < layers.Count && layers[i + 1] is GELU { approximate: GELU.Approximate.none };
            var sizes = new Geometry(
                height, width, (int)convolution.kernel_size[0], (int)convolution.kernel_size[1],
                (int)convolution.stride[0], (int)convolution.stride[1], (int)convolution.padding![0], (int)convolution.padding[1]);
            if (sizes.OutHeight < 1 || sizes.OutWidth < 1 || Math.Max(channels * height * width, convolution.out_channels * sizes.OutHeight * sizes.OutWidth) > MostNumbers)
            {
                break;
            }
            run.Add(ConvolutionLayer.Of(convolution, gelu, sizes, run.Count == 0));
            (channels, height, width) = (convolution.out_channels, sizes.OutHeight, sizes.OutWidth);
            i += gelu ? 2 : 1;
        }
        return run;
    }

    // Of an image, so that 16 images in blocks that are nearly empty can still be counted by an int.
    private const long MostNumbers = int.MaxValue / 256 / 16;
    private const int LargestKernel = 11;

    private static bool IsKnown(Conv2d layer, long channels) =>
        layer.in_channels == channels && layer.groups == 1 && layer.kernel_size.All(size => size <= LargestKernel) && layer.dilation.All(step => step == 1) && layer.padding is not null
        && layer.padding_mode == TorchSharp.PaddingModes.Zeros && IsSingleOnProcessor(layer.weight)
        && (layer.bias is null || IsSingleOnProcessor(layer.bias));

    private static bool IsSingleOnProcessor(Tensor tensor) =>
        tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && !tensor.is_sparse;

    private static Tensor Compute(List<ConvolutionLayer> run, Tensor input)
    {
        var pass = new ConvolutionPass([.. run], input.shape);
        Tensor[] weights = [.. run.Select(layer => layer.Convolution.weight!)];
        Tensor?[] biases = [.. run.Select(layer => layer.Convolution.bias)];
        var gradient = is_grad_enabled() && (input.requires_grad || weights.Concat(biases).Any(tensor => tensor?.requires_grad == true));
        using var record = pass.NewRecord(gradient);
        return gradient
            ? ConvolutionFunction.apply([pass, new object[] { record }, input, .. weights, .. biases])
            : pass.Forward(input, weights, biases, record);
    }
}
