namespace TorchSharp;

/// <summary>Kinds of devices, with libtorch's numbers.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>An NVIDIA graphics card.</summary>
    CUDA = 1,
}

public static partial class torch
{
    /// <summary>Where a tensor lives: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</summary>
    public class Device
    {
        /// <summary>From a kind and a number, −1 for the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>From text such as <c>cpu</c> or <c>cuda:0</c>.</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            if (!Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var kind) || parts[0].All(char.IsAsciiDigit))
            {
                throw new ArgumentException($"'{description}' is not a device: use cpu, cuda or cuda:0.", nameof(description));
            }
            type = kind;
            index = parts.Length > 1 && int.TryParse(parts[1], out var number) ? number : -1;
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Which of its kind; −1 for the current one.</summary>
        public int index { get; }

        /// <summary>From text such as <c>cpu</c> or <c>cuda:0</c>.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary><c>cpu</c>, <c>cuda:0</c> …</summary>
        public override string ToString() => (type == DeviceType.CPU ? "cpu" : "cuda") + (index >= 0 ? $":{index}" : "");
    }

    /// <summary>The device that a text names.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by its kind and number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current graphics card.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);
}
