using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Tensors, networks and optimizers, as TorchSharp names them.</summary>
public static partial class torch
{
    /// <summary>libtorch's version, such as <c>1.13.1</c>.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Bridge.bridge_version()) ?? "";

    /// <summary>How many threads an operation uses on the processor.</summary>
    public static int get_num_threads() => Bridge.bridge_threads();

    /// <summary>Sets how many threads an operation uses on the processor.</summary>
    public static void set_num_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(num, 1);
        Bridge.Check(Bridge.bridge_set_threads(num));
    }

    /// <summary>NVIDIA graphics cards.</summary>
    public static class cuda
    {
        /// <summary>Whether libtorch can use at least one.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many libtorch can use.</summary>
        public static int device_count() => Bridge.bridge_cuda_count();

        /// <summary>Waits until all work given to a card is done.</summary>
        public static void synchronize(Device? device = null) => Bridge.Check(Bridge.bridge_cuda_synchronize(device?.index ?? -1));
    }
}
