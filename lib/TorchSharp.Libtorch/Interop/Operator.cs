using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Calls ATen's operators by name through libtorch's dispatcher, autograd included.</summary>
internal static unsafe class Operator
{
    private static readonly ConcurrentDictionary<string, IntPtr> Found = new();

    /// <summary>Calls <c>aten::<paramref name="name"/></c> (<c>"add.Tensor"</c>), or a name with its own namespace; arguments left out at the end take their defaults.</summary>
    /// <exception cref="ExternalException">libtorch's own message.</exception>
    internal static Tensor Call(string name, params ReadOnlySpan<Value> arguments)
    {
        Run(name, arguments, out var results);
        return new Tensor(results[0].Pointer);
    }

    /// <summary>As <see cref="Call"/>, for operators with several tensors as result.</summary>
    internal static Tensor[] CallMany(string name, params ReadOnlySpan<Value> arguments)
    {
        var tensors = new Tensor[Run(name, arguments, out var results)];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new Tensor(results[i].Pointer);
        }
        return tensors;
    }

    /// <summary>As <see cref="Call"/>, for in-place operators: the tensor itself comes back, not a second handle to it.</summary>
    internal static Tensor CallInPlace(string name, Tensor self, params ReadOnlySpan<Value> arguments)
    {
        Value[] all = [self, .. arguments];
        Run(name, all, out var results);
        Bridge.bridge_tensor_free(results[0].Pointer);
        return self;
    }

    /// <summary>As <see cref="Call"/>, for operators that answer a truth value.</summary>
    internal static bool CallBoolean(string name, params ReadOnlySpan<Value> arguments)
    {
        Run(name, arguments, out var results);
        return results[0].Integer != 0;
    }

    /// <summary>The results lie in the C++ half until this thread's next call.</summary>
    private static int Run(string name, ReadOnlySpan<Value> arguments, out NativeValue* results)
    {
        var op = Found.GetOrAdd(name, Find);
        var native = stackalloc NativeValue[arguments.Length];
        List<GCHandle>? pins = null;
        try
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i].Write(ref native[i], ref pins);
            }
            var count = Bridge.bridge_call(op, native, arguments.Length, out results);
            Bridge.Check(count);
            return count;
        }
        finally
        {
            pins?.ForEach(pin => pin.Free());
            foreach (var argument in arguments)
            {
                // The C++ half held bare pointers: no finalizer may run before this line.
                GC.KeepAlive(argument.Object);
            }
        }
    }

    /// <summary>The operator of this name.</summary>
    /// <exception cref="ExternalException">There is none.</exception>
    internal static IntPtr Find(string name)
    {
        var (op, overload) = name.Split('.', 2) is [var first, var second] ? (first, second) : (name, "");
        return Bridge.Check(Bridge.bridge_operator(op.Contains("::", StringComparison.Ordinal) ? op : "aten::" + op, overload));
    }
}
