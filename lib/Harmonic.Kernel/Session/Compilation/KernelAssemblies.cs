using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// The assemblies that the kernel shares with notebooks: there is one <c>Formatter</c> and one <c>Kernel.Root</c>, whichever version of
/// them a package asks for. Newtonsoft's JSON is among them because cells of .NET Interactive had it without asking.
/// </summary>
internal static class KernelAssemblies
{
    /// <summary>Their files.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. new[]
        {
            typeof(KernelAssemblies),
            typeof(CompositeKernel),
            typeof(Formatter),
            typeof(InteractiveDocument),
            typeof(IHtmlContent),
            typeof(System.Reactive.Unit),
        }.Select(type => type.Assembly.Location),
        Path.Combine(AppContext.BaseDirectory, "Newtonsoft.Json.dll"),
    ];

    /// <summary>Whether an assembly of this simple name is one of them.</summary>
    public static bool Holds(string name) => Find(name) is not null;

    /// <summary>The file of the assembly of this simple name; null if it is none of them.</summary>
    public static string? Find(string name) =>
        Paths.FirstOrDefault(path => string.Equals(Path.GetFileNameWithoutExtension(path), name, StringComparison.OrdinalIgnoreCase));
}
