using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>The functions of native/bridge.cpp, and what turns their failures into exceptions.</summary>
internal static unsafe partial class Bridge
{
    private const string Library = "libtorch_bridge";

    private static bool prepared;

    static Bridge() => NativeLibrary.SetDllImportResolver(typeof(Bridge).Assembly, Load);

    private static IntPtr Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return IntPtr.Zero;
        }
        var file = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? ".", Library + ".so");
        if (!File.Exists(file))
        {
            throw new DllNotFoundException(
                $"{Library}.so is not beside {Path.GetFileName(assembly.Location)}. Build it with: dotnet build lib/TorchSharp.Libtorch");
        }
        Threads.LetIdleOnesSleep();
        try
        {
            return Prepared(NativeLibrary.Load(file));
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException(
                "libtorch could not be loaded: the libtorch that this project was built against is gone or has changed. "
                + "Install it again (Debian and Ubuntu: apt-get install libtorch-dev), or set LIBTORCH and build again. " + error.Message.TrimEnd().Split('\n')[^1]);
        }
    }

    /// <summary>By address, since the library's name is only being resolved; not in the static constructor, which would hide errors.</summary>
    private static IntPtr Prepared(IntPtr library)
    {
        if (!prepared)
        {
            prepared = true;
            ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "bridge_prepare"))(Threads.ByDefault());
        }
        return library;
    }

    /// <summary>Throws libtorch's own message.</summary>
    internal static ExternalException Failure() => new(Marshal.PtrToStringUTF8(bridge_error())?.TrimEnd());

    internal static void Check(int result)
    {
        if (result < 0)
        {
            throw Failure();
        }
    }

    internal static IntPtr Check(IntPtr handle) => handle != IntPtr.Zero ? handle : throw Failure();

    [LibraryImport(Library)] internal static partial IntPtr bridge_error();
    [LibraryImport(Library)] internal static partial IntPtr bridge_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr bridge_operator(string name, string overload);
    [LibraryImport(Library)]
    internal static partial int bridge_call(IntPtr op, NativeValue* arguments, int count, out NativeValue* results);

    [LibraryImport(Library)] internal static partial void bridge_tensor_free(IntPtr tensor);
    [LibraryImport(Library)] internal static partial long bridge_tensor_dim([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial void bridge_tensor_layout([MarshalUsing(typeof(TensorArgument))] Tensor tensor, long* sizes, long* strides);
    [LibraryImport(Library)] internal static partial int bridge_tensor_dtype([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial void bridge_tensor_device([MarshalUsing(typeof(TensorArgument))] Tensor tensor, out int type, out int index);
    [LibraryImport(Library)] internal static partial IntPtr bridge_tensor_data([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial int bridge_tensor_requires_grad([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial int bridge_tensor_set_requires_grad([MarshalUsing(typeof(TensorArgument))] Tensor tensor, int value);
    [LibraryImport(Library)] internal static partial int bridge_tensor_is_leaf([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial IntPtr bridge_tensor_grad([MarshalUsing(typeof(TensorArgument))] Tensor tensor);
    [LibraryImport(Library)] internal static partial int bridge_tensor_set_grad([MarshalUsing(typeof(TensorArgument))] Tensor tensor, [MarshalUsing(typeof(TensorArgument))] Tensor? grad);

    [LibraryImport(Library)]
    internal static partial int bridge_backward([MarshalUsing(typeof(TensorArgument))] Tensor tensor, [MarshalUsing(typeof(TensorArgument))] Tensor? gradient, int keepGraph, int createGraph);
    [LibraryImport(Library)]
    internal static partial int bridge_gradients(
        IntPtr[] outputs, int outputCount, IntPtr[] inputs, int inputCount, IntPtr[] outputGradients, int gradientCount,
        int keepGraph, int createGraph, int allowUnused, [Out] IntPtr[] gradients);
    [LibraryImport(Library)] internal static partial int bridge_grad_enabled();
    [LibraryImport(Library)] internal static partial void bridge_set_grad_enabled(int enabled);
    [LibraryImport(Library)] internal static partial int bridge_inference_mode_enabled();
    [LibraryImport(Library)] internal static partial IntPtr bridge_inference_mode_enter(int enabled);
    [LibraryImport(Library)] internal static partial void bridge_inference_mode_leave(IntPtr guard);

    [LibraryImport(Library)] internal static partial int bridge_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial IntPtr bridge_default_generator();
    [LibraryImport(Library)] internal static partial IntPtr bridge_generator(int deviceType, int deviceIndex, ulong seed);
    [LibraryImport(Library)] internal static partial void bridge_generator_free(IntPtr generator);
    [LibraryImport(Library)] internal static partial int bridge_generator_seed(IntPtr generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong bridge_generator_initial_seed(IntPtr generator);
    [LibraryImport(Library)] internal static partial IntPtr bridge_generator_state(IntPtr generator);
    [LibraryImport(Library)] internal static partial int bridge_generator_set_state(IntPtr generator, [MarshalUsing(typeof(TensorArgument))] Tensor state);

    [LibraryImport(Library)] internal static partial int bridge_threads();
    [LibraryImport(Library)] internal static partial int bridge_set_threads(int count);
    [LibraryImport(Library)] internal static partial int bridge_cuda_count();
    [LibraryImport(Library)] internal static partial int bridge_cuda_synchronize(int index);
}
