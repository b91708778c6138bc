namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A tensor to be learned.</summary>
        public sealed class Parameter : torch.Tensor
        {
            /// <summary>Starts from the values of <paramref name="data"/>, which it shares.</summary>
            public Parameter(torch.Tensor data, bool requires_grad = true)
                : base(Share(data))
            {
                this.requires_grad = requires_grad;
            }

            internal void Forget(bool toNone)
            {
                if (toNone)
                {
                    grad = null;
                    return;
                }
                using var gradient = grad;
                gradient?.zero_();
            }

            private static IntPtr Share(torch.Tensor data)
            {
                ArgumentNullException.ThrowIfNull(data);
                return data.detach().Release();
            }
        }
    }

    public static partial class torch
    {
        public partial class Tensor
        {
            private bool IsInexact =>
                is_complex() || dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

            /// <summary>Gives the native object away.</summary>
            internal IntPtr Release()
            {
                var released = Handle;
                MoveTo(null);
                handle = IntPtr.Zero;
                Interlocked.Decrement(ref live);
                return released;
            }

            /// <summary>Takes on another device or type; whoever holds this object sees the change. Integers and truths keep their type.</summary>
            internal void Become(Device? device, ScalarType? type)
            {
                var wanted = requires_grad;
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var gradient = grad;
                var moved = detach().to(IsInexact ? type ?? dtype : dtype, device ?? this.device).Release();
                Interop.Bridge.bridge_tensor_free(handle);
                handle = moved;
                requires_grad = wanted;
                grad = gradient?.to(dtype, this.device);
            }
        }
    }
}
