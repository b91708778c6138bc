using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>
/// Convolutions that each have a GELU after them, computed in one go by native/convolutions.cpp on the processor: the same numbers but for
/// rounding, in about half the time. It knows first derivatives only.
/// </summary>
internal static class ConvolutionRun
{
    private const string Name = "libtorch_bridge::convolutions_with_gelu";

    private static readonly Lazy<bool> Supported = new(Find);

    /// <summary>How many modules from <paramref name="first"/> on can be computed so; 0 where none can.</summary>
    internal static int Length(IReadOnlyList<Module<Tensor, Tensor>> modules, int first, Tensor input)
    {
        if (modules[first] is not Modules.Conv2d || input.dim() != 4 || input.numel() == 0 || input.dtype != ScalarType.Float32
            || input.device.type != DeviceType.CPU || !Supported.Value)
        {
            return 0;
        }
        var end = first;
        while (end + 1 < modules.Count && modules[end] is Modules.Conv2d convolution && IsPlain(convolution) && modules[end + 1] is Modules.GELU)
        {
            end += 2;
        }
        return end - first;
    }

    /// <summary>The output of these modules.</summary>
    /// <param name="modules">Convolutions and GELUs in turn.</param>
    /// <param name="input">B × C × H × W.</param>
    internal static Tensor Call(IEnumerable<Module<Tensor, Tensor>> modules, Tensor input)
    {
        Modules.Conv2d[] convolutions = [.. modules.OfType<Modules.Conv2d>()];
        Tensor[] parameters = [.. convolutions.SelectMany(convolution => new[] { convolution.weight, convolution.bias! })];
        return Interop.Operator.Call(
            Name, input, parameters, Array.ConvertAll(convolutions, convolution => convolution.stride[0]),
            Array.ConvertAll(convolutions, convolution => convolution.padding[0]));
    }

    private static bool IsPlain(Modules.Conv2d convolution) =>
        convolution is { groups: 1, dilation: [1, 1], bias: not null, weight.dtype: ScalarType.Float32, weight.device.type: DeviceType.CPU }
        && convolution.stride[0] == convolution.stride[1] && convolution.padding[0] == convolution.padding[1];

    /// <summary>A bridge built without oneDNN does not have it.</summary>
    private static bool Find()
    {
        try
        {
            Interop.Operator.Find(Name);
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
