using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// A linear layer, and beside it two layers with a rectifier between them whose outputs are added: W x + W₂ relu(W₁ x), without offsets. A
/// sample twice as loud gives an output twice as large, and what the linear layer alone explains is superposed exactly.
/// </summary>
internal sealed class ShortcutLayers : Module<Tensor, Tensor>
{
    private readonly Linear direct;
    private readonly Sequential correction;

    internal ShortcutLayers(int inputs, int hidden, int outputs)
        : base(nameof(ShortcutLayers))
    {
        direct = Linear(inputs, outputs, hasBias: false);
        correction = Sequential(Linear(inputs, hidden, hasBias: false), ReLU(), Linear(hidden, outputs, hasBias: false));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(direct.call(input) + correction.call(input));
    }
}
