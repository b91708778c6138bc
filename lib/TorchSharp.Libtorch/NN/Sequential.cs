using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other, named by their positions unless a name is given.</summary>
public sealed class Sequential : Module<Tensor, Tensor>
{
    private readonly List<Module<Tensor, Tensor>> modules = [];

    internal Sequential(IEnumerable<(string Name, Module<Tensor, Tensor> Module)> modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
        {
            register_module(name, module);
            this.modules.Add(module);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => modules.Count;

    /// <summary>
    /// Applies them in order; what lies between is freed unless a gradient needs it. On the processor, convolutions with a GELU after each are
    /// computed in one go, which knows first derivatives only and says so: for second ones call the modules one by one.
    /// </summary>
    public override Tensor forward(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var value = tensor.alias();
        for (var i = 0; i < modules.Count;)
        {
            var run = ConvolutionRun.Length(modules, i, value);
            value = run > 0 ? ConvolutionRun.Call(modules.GetRange(i, run), value) : modules[i].call(value);
            i += Math.Max(1, run);
        }
        return scope.MoveToOuter(value);
    }
}
