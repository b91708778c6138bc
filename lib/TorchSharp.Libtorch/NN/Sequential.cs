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

    /// <summary>Applies them in order; what lies between is freed unless a gradient needs it.</summary>
    public override Tensor forward(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(modules.Aggregate(tensor.alias(), (value, module) => module.call(value)));
    }
}
