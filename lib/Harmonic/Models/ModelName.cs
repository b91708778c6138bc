using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>What a model is called in records and messages.</summary>
internal static class ModelName
{
    /// <summary>The name it was given; for TorchSharp's own modules, whose names are libtorch's, the type's.</summary>
    internal static string Title(this nn.Module model) =>
        model.GetName() is { Length: > 0 } name && !name.Contains("::", StringComparison.Ordinal) ? name : model.GetType().Name;
}
