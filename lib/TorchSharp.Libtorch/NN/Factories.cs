using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x Wᵀ + b.</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            Placed(new Linear(inputSize, outputSize, hasBias), device, dtype);

        /// <summary>Convolution with square kernels over (batch × channels × height × width).</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
        {
            ZerosOnly(padding_mode);
            return Placed(new Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias), device, dtype);
        }

        /// <summary>The transpose of a convolution with square kernels.</summary>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
        {
            ZerosOnly(padding_mode);
            return Placed(
                new ConvTranspose2d(in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias),
                device, dtype);
        }

        /// <summary>x Φ(x), with the exact normal distribution function.</summary>
        public static GELU GELU() => new();

        /// <summary>max(0, x); in-place operation is not offered here.</summary>
        public static ReLU ReLU(bool inplace = false) => new();

        /// <summary>1 / (1 + e^-x).</summary>
        public static Sigmoid Sigmoid() => new();

        /// <summary>The hyperbolic tangent.</summary>
        public static Tanh Tanh() => new();

        /// <summary>log(1 + e^(βx)) / β, and x itself above the threshold.</summary>
        public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

        /// <summary>Means over as many patches as the output has pixels.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(output_size);

        /// <summary>Joins dimensions into one; by default all but the first.</summary>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

        /// <summary>Modules one after the other, named 0, 1, …</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            new(modules.Select((module, index) => (index.ToString(), module)));

        /// <summary>Modules one after the other, with names.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Functions without parameters of their own.</summary>
        public static partial class functional
        {
        }

        private static T Placed<T>(T module, Device? device, ScalarType? dtype)
            where T : Module
        {
            if (device is not null || dtype is not null)
            {
                module.Move(device, dtype);
            }
            return module;
        }

        private static void ZerosOnly(PaddingModes mode)
        {
            if (mode != PaddingModes.Zeros)
            {
                throw new NotSupportedException($"Convolutions here are padded with zeros only, not with {mode}.");
            }
        }
    }
}
