using System.Text.RegularExpressions;

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
    public partial class Device
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
            var match = Pattern().Match(description);
            if (!match.Success)
            {
                throw new ArgumentException($"'{description}' is not a device: use cpu, cuda or cuda:0.", nameof(description));
            }
            type = match.Groups["kind"].ValueSpan.Equals("cpu", StringComparison.OrdinalIgnoreCase) ? DeviceType.CPU : DeviceType.CUDA;
            index = match.Groups["index"] is { Success: true } number ? int.Parse(number.ValueSpan) : -1;
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Which of its kind; −1 for the current one.</summary>
        public int index { get; }

        /// <summary>From text such as <c>cpu</c> or <c>cuda:0</c>.</summary>
        public static implicit operator Device(string description) => new(description);

        [GeneratedRegex("^(?<kind>cpu|cuda)(:(?<index>[0-9]{1,3}))?$", RegexOptions.IgnoreCase)]
        private static partial Regex Pattern();

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
