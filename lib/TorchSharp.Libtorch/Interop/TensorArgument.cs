using System.Runtime.InteropServices.Marshalling;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Hands a tensor's native object to the C++ half, and keeps its finalizer away until the call is over.</summary>
[CustomMarshaller(typeof(Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(TensorArgument))]
internal ref struct TensorArgument
{
    private Tensor? tensor;

    /// <summary>Called by the generated code before the call.</summary>
    public void FromManaged(Tensor? value) => tensor = value;

    /// <summary>The native object; null for no tensor.</summary>
    public readonly IntPtr ToUnmanaged() => tensor?.Handle ?? IntPtr.Zero;

    /// <summary>Called by the generated code after the call.</summary>
    public readonly void OnInvoked() => GC.KeepAlive(tensor);

    /// <summary>Called by the generated code at the end; the tensor stays its owner's.</summary>
    public readonly void Free()
    {
    }
}
