using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>A model's weights in a safetensors file; <c>Safetensors.Save(path, model.state_dict())</c> writes one.</summary>
public static class Weights
{
    /// <summary>Gives a model the weights of a file; both have the same names and shapes.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of another model; this one is as it was.</exception>
    public static void Load(string path, nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        Give(model, Safetensors.Load(path).Tensors, path);
    }

    /// <exception cref="InvalidDataException">They are another model's weights; the model is as it was.</exception>
    internal static void Give(nn.Module model, Dictionary<string, Tensor> weights, string path)
    {
        var wanted = model.state_dict();
        var misfit = wanted.Select(pair => Misfit(pair.Key, pair.Value, weights)).FirstOrDefault(words => words is not null)
            ?? weights.Keys.Where(name => !wanted.ContainsKey(name)).Select(name => $"it has {name} besides").FirstOrDefault();
        if (misfit is not null)
        {
            throw new InvalidDataException(
                $"{path} holds the weights of another model: {misfit}. Name this one's file, or make the model that was saved."
            );
        }
        model.load_state_dict(weights);
    }

    private static string? Misfit(string name, Tensor wanted, Dictionary<string, Tensor> weights) =>
        !weights.TryGetValue(name, out var found) ? $"it lacks {name}"
        : !found.shape.SequenceEqual(wanted.shape) ? $"its {name} is {Shape(found)}, this model's {Shape(wanted)}"
        : null;

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
