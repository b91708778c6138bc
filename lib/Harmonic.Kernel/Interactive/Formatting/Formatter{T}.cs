using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Settings for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
public static class Formatter<T>
{
    /// <summary>How many elements of a sequence of <typeparamref name="T"/> are shown.</summary>
#pragma warning disable CA1000 // .NET Interactive's notebooks set it here.
    public static int ListExpansionLimit
#pragma warning restore CA1000
    {
        get => FormatterRegistry.ListLimit(typeof(T));
        set => FormatterRegistry.SetListLimit(typeof(T), value);
    }
}
