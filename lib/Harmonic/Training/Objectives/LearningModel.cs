using Harmonic.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What training asks of any model before the first step.</summary>
internal static class LearningModel
{
    /// <exception cref="ArgumentException">The model has no parameter to learn, or one that is on another device.</exception>
    internal static TModel Require<TModel>(TModel model, Device device)
        where TModel : nn.Module
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.parameters().Any(parameter => parameter.requires_grad))
        {
            throw new ArgumentException(
                $"{model.Title()} has no parameter that is learned. Call RegisterComponents() at the end of its constructor, or "
                    + $"unfreeze a layer.",
                nameof(model)
            );
        }
        foreach (var parameter in model.parameters().Where(parameter => parameter.device_type != device.type))
        {
            throw new ArgumentException(
                $"{model.Title()} is on {parameter.device}, and training on {device} was asked for: move it there with "
                    + $"model.to(device) first.",
                nameof(model)
            );
        }
        if (device.type == DeviceType.CPU)
        {
            ProcessorConvolutions.Require();
        }
        return model;
    }
}
