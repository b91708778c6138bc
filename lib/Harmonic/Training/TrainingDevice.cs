using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Where to train.</summary>
public static class TrainingDevice
{
    /// <summary>
    /// <c>auto</c> is a CUDA card if there is one, else the processor; <c>cpu</c>; <c>cuda</c>, or <c>cuda:1</c> for the second
    /// card; <c>mps</c> on Apple silicon.
    /// </summary>
    /// <exception cref="ArgumentException">The text names no device, or one that is not there.</exception>
    /// <exception cref="DllNotFoundException">libtorch does not load.</exception>
    /// <exception cref="PlatformNotSupportedException">libtorch computes wrongly on this processor.</exception>
    public static Device Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireLibtorch();
        var kind = name.Split(':')[0];
        var found = kind switch
        {
            _ when name == "auto" => cuda.is_available() ? CUDA : CPU,
            _ when name == "cpu" => CPU,
            _ when name == "mps" && mps_is_available() => MPS,
            "cuda" => Card(name),
            _ => throw new ArgumentException(
                $"'{name}' is not a device: use \"auto\", \"cpu\", \"cuda\", or \"cuda:1\" for the second CUDA card."
            ),
        };
        if (found.type == DeviceType.CPU)
        {
            ProcessorConvolutions.Require();
        }
        return found;
    }

    private static Device Card(string name)
    {
        if (!cuda.is_available())
        {
            throw new ArgumentException(
                $"'{name}' was asked for, but libtorch sees no CUDA card: use \"auto\" or \"cpu\", or, where nvidia-smi lists "
                    + "a card, build with ./run build -p:TorchPackage=TorchSharp-cuda-linux (on Windows TorchSharp-cuda-windows)."
            );
        }
        var cards = cuda.device_count();
        if (name != "cuda" && !Enumerable.Range(0, cards).Any(card => name == $"cuda:{card}"))
        {
            throw new ArgumentException($"'{name}' is not a device: the last of the CUDA cards here is cuda:{cards - 1}.");
        }
        return device(name);
    }

    /// <summary>Loads what TorchSharp would load, which itself answers with a page where that fails.</summary>
    private static void RequireLibtorch()
    {
        var assembly = typeof(torch).Assembly;
        NativeLibrary.TryLoad("torch_cpu", assembly, null, out _);
        try
        {
            NativeLibrary.Load("LibTorchSharp", assembly, null);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                $"libtorch does not load from {Path.GetDirectoryName(assembly.Location)}: a native library is missing there or "
                    + "is not for this system; delete that folder and build it again with ./run build.",
                error
            );
        }
    }
}
