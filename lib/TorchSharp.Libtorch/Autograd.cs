using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Restores something, once.</summary>
    private sealed class Restoring(Action restore) : IDisposable
    {
        private Action? restore = restore;

        public void Dispose() => Interlocked.Exchange(ref restore, null)?.Invoke();
    }

    /// <summary>Records no operations for gradients until disposed.</summary>
    public static IDisposable no_grad() => set_grad_enabled(false);

    /// <summary>Records operations for gradients until disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => set_grad_enabled(enabled);

    /// <summary>Records operations for gradients, or not, until disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true)
    {
        var before = Bridge.bridge_grad_enabled();
        Bridge.bridge_set_grad_enabled(mode ? 1 : 0);
        return new Restoring(() => Bridge.bridge_set_grad_enabled(before));
    }

    /// <summary>As <see cref="no_grad"/>, and cheaper: tensors made in it can never take part in a gradient.</summary>
    public static IDisposable inference_mode(bool mode = true)
    {
        var guard = Bridge.bridge_inference_mode_enter(mode ? 1 : 0);
        return new Restoring(() => Bridge.bridge_inference_mode_leave(guard));
    }

    /// <summary>Whether <see cref="inference_mode"/> is on.</summary>
    public static bool is_inference_mode_enabled() => Bridge.bridge_inference_mode_enabled() != 0;

    /// <summary>Gradients by hand.</summary>
    public static class autograd
    {
        /// <summary>Gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, one for each input.</summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var gradients = new IntPtr[inputs.Count];
            Bridge.Check(Bridge.bridge_gradients(
                Handles(outputs), outputs.Count, Handles(inputs), inputs.Count, Handles(grad_outputs ?? []), grad_outputs?.Count ?? 0,
                retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, gradients));
            GC.KeepAlive((outputs, inputs, grad_outputs));
            return Array.ConvertAll(gradients, handle => handle == IntPtr.Zero ? null! : new Tensor(handle));
        }

        private static IntPtr[] Handles(IList<Tensor> tensors) => [.. tensors.Select(tensor => tensor.Handle)];
    }
}
