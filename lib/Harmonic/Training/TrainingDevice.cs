using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Where to train.</summary>
public static class TrainingDevice
{
    /// <summary><c>auto</c> is a CUDA card if there is one, else the processor; any other text is a device's own name.</summary>
    /// <exception cref="ArgumentException">The text names no device, or one that is not there.</exception>
    public static Device Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == "auto")
        {
            return cuda.is_available() ? CUDA : CPU;
        }
        var device = torch.device(name);
        if (device.type == DeviceType.CUDA && !cuda.is_available())
        {
            throw new ArgumentException(
                "The device 'cuda' was asked for, but libtorch sees no CUDA card. Use \"auto\" or \"cpu\", or build with a CUDA libtorch "
                + "(set LIBTORCH and build again).");
        }
        return device;
    }
}
