using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Harmonic.Convolution;

/// <summary>A run of convolutions as one differentiable function of its input, weights and biases.</summary>
internal sealed class ConvolutionFunction : SingleTensorFunction<ConvolutionFunction>
{
    public override string Name => nameof(ConvolutionFunction);

    /// <param name="context">Keeps the input, weights, biases and the record.</param>
    /// <param name="vars">The pass, its record in a holder, the input, each layer's weights, each layer's bias or null.</param>
    public override Tensor forward(AutogradContext context, params object[] vars)
    {
        var (pass, record) = ((ConvolutionPass)vars[0], (Tensor)((object[])vars[1])[0]);
        var count = pass.Layers.Length;
        Tensor?[] tensors = [.. vars.Skip(2).Select(variable => (Tensor?)variable)];
        context.save_data("pass", pass);
        context.save_data("asked", tensors.Select(tensor => tensor?.requires_grad == true).ToArray());
        context.save_for_backward([record, .. tensors!]);
        return pass.Forward(tensors[0]!, tensors[1..(count + 1)]!, tensors[(count + 1)..], record);
    }

    public override List<Tensor> backward(AutogradContext context, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var pass = (ConvolutionPass)context.get_data("pass");
        var asked = (bool[])context.get_data("asked");
        var count = pass.Layers.Length;
        Tensor?[] saved = [.. context.get_saved_variables()];
        var (record, tensors) = (saved[0]!, saved[1..]);
        var gradients = is_grad_enabled()
            ? Differentiably(pass, tensors, asked, grad_output)
            : pass.Backward(grad_output, tensors[1..(count + 1)]!, record, asked[0]);
        List<Tensor> result = [null!, null!];
        result.AddRange(gradients.Select((gradient, i) => asked[i] ? scope.MoveToOuter(gradient!) : null!));
        return result;
    }

    /// <summary>The gradients with a graph of their own (<c>create_graph</c>), by libtorch's layers.</summary>
    private static Tensor?[] Differentiably(ConvolutionPass pass, Tensor?[] tensors, bool[] asked, Tensor gradient)
    {
        var output = tensors[0]!;
        for (var i = 0; i < pass.Layers.Length; i++)
        {
            var (layer, convolution) = (pass.Layers[i], pass.Layers[i].Convolution);
            output = nn.functional.conv2d(
                output, tensors[1 + i]!, tensors[1 + pass.Layers.Length + i], convolution.stride, convolution.padding);
            output = layer.HasGelu ? nn.functional.gelu(output) : output;
        }
        var inputs = tensors.Where((_, i) => asked[i]).Select(tensor => tensor!).ToList();
        var found = new Queue<Tensor>(grad([output], inputs, [gradient], retain_graph: true, create_graph: true));
        return [.. asked.Select(wanted => wanted ? found.Dequeue() : null)];
    }
}
