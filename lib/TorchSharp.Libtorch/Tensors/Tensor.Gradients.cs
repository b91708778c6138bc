using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on it are recorded for a gradient.</summary>
        public bool requires_grad
        {
            get => Bridge.bridge_tensor_requires_grad(this) != 0;
            set => Bridge.Check(Bridge.bridge_tensor_set_requires_grad(this, value ? 1 : 0));
        }

        /// <summary>Records operations on it for a gradient, or stops doing so.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Whether it is an input of the graph rather than a result.</summary>
        public bool is_leaf => Bridge.bridge_tensor_is_leaf(this) != 0;

        /// <summary>Its gradient so far, or null.</summary>
        public Tensor? grad
        {
            get
            {
                var gradient = Bridge.bridge_tensor_grad(this);
                return gradient == IntPtr.Zero ? null : new Tensor(gradient);
            }
            set => Bridge.Check(Bridge.bridge_tensor_set_grad(this, value));
        }

        /// <summary>Adds this single number's gradients to those of the leaves it was computed from.</summary>
        public void backward() => backward(null);

        /// <summary>Adds the gradients of <c>sum(this · grad_tensors[0])</c> to those of the leaves it was computed from.</summary>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            if (inputs is not null)
            {
                throw new NotSupportedException("backward(inputs:) is not offered here: use torch.autograd.grad.");
            }
            Bridge.Check(Bridge.bridge_backward(
                this, grad_tensors is [var gradient, ..] ? gradient : null,
                retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0));
        }
    }
}
