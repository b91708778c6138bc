namespace TorchSharp;

/// <summary>Moving modules between devices.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Moves a module's parameters and buffers to a device, and returns the module.</summary>
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false)
        where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Move(device, null);
        return module;
    }

    /// <summary>Gives a module's parameters and buffers another element type, and returns the module.</summary>
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false)
        where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Move(null, type);
        return module;
    }
}
