using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>
/// A model as it is measured: without dropout, and with the statistics that batch norm has kept. Each layer's own mode returns at the end.
/// </summary>
/// <example><code>
/// using (EvaluationMode.Of(model))
/// {
///     var codes = model.Encode(samples);
/// }
/// </code></example>
public sealed class EvaluationMode : IDisposable
{
    private readonly nn.Module model;
    private readonly HashSet<nn.Module> training;

    private EvaluationMode(nn.Module model)
    {
        this.model = model;
        training = [.. model.modules().Append(model).Where(module => module.training)];
        model.eval();
    }

    /// <summary>Puts a model and all its layers into evaluation mode.</summary>
    public static EvaluationMode Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new EvaluationMode(model);
    }

    /// <summary>Puts every layer back into the mode that it had.</summary>
    public void Dispose() => Restore(model);

    /// <summary>From the outside in, since a module's mode becomes that of all within.</summary>
    private void Restore(nn.Module module)
    {
        module.train(training.Contains(module));
        foreach (var child in module.children())
        {
            Restore(child);
        }
    }
}
