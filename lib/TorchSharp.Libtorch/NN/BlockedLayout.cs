using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>
/// oneDNN computes convolutions on tensors whose channels lie in blocks as wide as a register. Left alone, every layer has its input and
/// output reordered, forward and backward; a run of layers that stays in blocks has that done once at each end, with the same results:
/// a quarter less time for a small encoder. libtorch has no second derivatives in this layout.
/// </summary>
internal static class BlockedLayout
{
    private static readonly Lazy<bool> Supported = new(Try);

    /// <summary>How many modules from <paramref name="first"/> on can stay in blocks; 0 where it would not pay or cannot be done.</summary>
    internal static int Run(IReadOnlyList<Module<Tensor, Tensor>> modules, int first, Tensor tensor)
    {
        if (modules[first] is not Modules.Conv2d || tensor.dim() != 4 || tensor.dtype != ScalarType.Float32
            || tensor.device.type != DeviceType.CPU || !Supported.Value)
        {
            return 0;
        }
        var end = first;
        while (end < modules.Count && modules[end] is Modules.Conv2d { groups: 1 } or Modules.GELU)
        {
            end++;
        }
        return end - first > 1 ? end - first : 0;
    }

    /// <summary>What to do where libtorch says that it cannot differentiate twice; empty for any other message.</summary>
    internal static string Advice(string? message) => message?.Contains("but got Mkldnn", StringComparison.Ordinal) == true
        ? " (A second derivative through convolutions: call the modules of the Sequential one by one.)" : "";

    internal static Tensor Enter(Tensor tensor) => Interop.Operator.Call("to_mkldnn", tensor);

    internal static Tensor Leave(Tensor tensor) => Interop.Operator.Call("to_dense", tensor);

    /// <summary>A libtorch built without oneDNN, or on a processor that it does not know, says so here.</summary>
    private static bool Try()
    {
        try
        {
            using var scope = NewDisposeScope();
            Leave(Enter(zeros(1, 1, 1, 1)));
            return true;
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            return false;
        }
    }
}
