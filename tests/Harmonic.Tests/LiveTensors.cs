using static TorchSharp.torch;

namespace Harmonic.Tests;

/// <summary>Counts tensors without those that only wait for their finalizer.</summary>
internal static class LiveTensors
{
    internal static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
