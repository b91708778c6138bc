using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Harmonic.Convolution;

/// <summary>A run of convolutions as one differentiable function of its input, weights and biases.</summary>
internal sealed class ConvolutionFunction : SingleTensorFunction<ConvolutionFunction>
{
    public override string Name => nameof(ConvolutionFunction);

    /// <param name="ctx">Keeps the input, weights, biases and the record.</param>
    /// <param name="vars">The pass, a function that gives its record, the input, each layer's weights, each layer's bias or
    /// null.</param>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (pass, record) = ((ConvolutionPass)vars[0], ((Func<Tensor>)vars[1])());
        var count = pass.Layers.Length;
        Tensor?[] tensors = [.. vars.Skip(2).Select(variable => (Tensor?)variable)];
        ctx.save_data("pass", pass);
        ctx.save_data("asked", tensors.Select(tensor => tensor?.requires_grad == true).ToArray());
        ctx.save_for_backward([record, .. tensors!]);
        return pass.Forward(tensors[0]!, tensors[1..(count + 1)]!, tensors[(count + 1)..], record);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var (pass, asked) = ((ConvolutionPass)ctx.get_data("pass"), (bool[])ctx.get_data("asked"));
        Tensor?[] saved;
        try
        {
            saved = [.. ctx.get_saved_variables()];
        }
        catch (ExternalException)
        {
            // Weights or images were changed in place since. An exception would end the process, as it cannot pass libtorch's
            // frames; gradients of an impossible shape are refused by libtorch itself, and backward() reports that.
            return [null!, null!, .. asked.Select(wanted => wanted ? scope.MoveToOuter(zeros(0)) : null!)];
        }
        var tensors = saved[1..];
        var gradients = is_grad_enabled()
            ? WithGraph(pass.Layers, tensors, asked, grad_output)
            : pass.Backward(grad_output, tensors[1..(pass.Layers.Length + 1)]!, saved[0]!, asked[0]);
        return [null!, null!, .. gradients.Select((gradient, i) => asked[i] ? scope.MoveToOuter(gradient!) : null!)];
    }

    /// <summary>The gradients with a graph of their own (<c>create_graph</c>), by libtorch's products of unfolded images.</summary>
    /// <remarks>Not its convolutions: oneDNN 3.7 of libtorch 2.10 has wrong gradients on some processors (docs/architecture.md).</remarks>
    private static Tensor?[] WithGraph(ConvolutionLayer[] layers, Tensor?[] tensors, bool[] asked, Tensor gradient)
    {
        var output = tensors[0]!;
        for (var i = 0; i < layers.Length; i++)
        {
            var shape = layers[i].Shape;
            var columns = nn.functional.unfold(output, shape.Kernel, padding: shape.Padding, stride: shape.Stride);
            var products = tensors[1 + i]!.view(shape.OutChannels, -1).matmul(columns);
            var bias = tensors[1 + layers.Length + i];
            output = (bias is null ? products : products + bias.view(-1, 1)).view(-1, shape.OutChannels, shape.Out.Y, shape.Out.X);
            output = shape.Gelu ? nn.functional.gelu(output) : output;
        }
        var inputs = tensors.Where((_, i) => asked[i]).Select(tensor => tensor!).ToList();
        var found = new Queue<Tensor>(grad([output], inputs, [gradient], retain_graph: true, create_graph: true));
        return [.. asked.Select(wanted => wanted ? found.Dequeue() : null)];
    }
}
