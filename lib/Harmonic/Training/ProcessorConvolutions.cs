using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Sees to it that libtorch's convolutions have the right gradients on this processor.</summary>
/// <remarks>
/// With libtorch 2.10 (oneDNN 3.7.1) they are wrong by a fifth and more on an AMD EPYC of family 26 wherever channels do not fill its
/// blocks of 16, with AVX2 and with AVX-512; PyTorch 1.13 is right there. Where that is so, oneDNN is turned off in libtorch, whose own
/// products are right. What <see cref="Convolution.ConvolutionRun"/> computes never goes through either.
/// </remarks>
internal static class ProcessorConvolutions
{
    private static readonly Lazy<bool> Settled = new(Settle);

    /// <summary>Looks once in a process, which takes some milliseconds.</summary>
    /// <exception cref="PlatformNotSupportedException">They are wrong, and libtorch has no other here.</exception>
    internal static void Require() => _ = Settled.Value;

    private static bool Settle()
    {
        // NNPACK has a part only in convolutions without oneDNN; where it is not made for the processor, libtorch writes a warning with
        // the time of day into whatever a notebook shows just then.
        InitializeDeviceType(DeviceType.CPU); // what is turned off must be there
        TurnOff("_ZN2at7Context20setUserEnabledNNPACKEb");
        if (AreRight())
        {
            return true;
        }
        TurnOff("_ZN2at7Context20setUserEnabledMkldnnEb");
        return AreRight()
            ? true
            : throw new PlatformNotSupportedException(
                "libtorch computes wrong gradients of convolutions on this processor: set the environment variable "
                    + "ONEDNN_MAX_CPU_ISA to SSE41, and start again."
            );
    }

    /// <summary>The gradients of a small convolution in single precision against those in double, which does not use oneDNN.</summary>
    internal static bool AreRight()
    {
        using var scope = NewDisposeScope();
        var threads = get_num_threads();
        try
        {
            set_num_threads(1); // beside others some of them are right
            return (Gradients(ScalarType.Float32).to(ScalarType.Float64) - Gradients(ScalarType.Float64)).abs().max().item<double>() < 1e-3;
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static Tensor Gradients(ScalarType type)
    {
        var (images, weights) = (Waves(type, 2, 17, 9, 9), Waves(type, 6, 17, 3, 3));
        nn.functional.conv2d(images, weights, padding: [1, 1]).square().mean().backward();
        return cat([images.grad!.flatten(), weights.grad!.flatten()]);
    }

    private static Tensor Waves(ScalarType type, params long[] shape) =>
        arange(shape.Aggregate((all, size) => all * size), ScalarType.Float64).square().sin().view(shape).to(type).requires_grad_();

    /// <summary>What <c>torch.backends.mkldnn.flags(enabled=False)</c> does in Python; TorchSharp has no call for it.</summary>
    /// <param name="setter">The name, as C++ has it in the library, of what turns a part of libtorch on and off.</param>
    private static void TurnOff(string setter)
    {
        if (
            !OperatingSystem.IsWindows()
            && NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out var library)
            && NativeLibrary.TryGetExport(library, "_ZN2at13globalContextEv", out var context)
            && NativeLibrary.TryGetExport(library, setter, out var set)
        )
        {
            Marshal.GetDelegateForFunctionPointer<SetEnabled>(set)(Marshal.GetDelegateForFunctionPointer<Context>(context)(), 0);
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Context();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void SetEnabled(nint context, byte enabled);
}
