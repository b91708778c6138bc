namespace Harmonic.Kernel.Session.Packages;

/// <summary>What a restore brought.</summary>
/// <param name="Versions">Package name to version, dependencies included.</param>
/// <param name="References">Assemblies to compile against.</param>
/// <param name="Assemblies">Assemblies to load.</param>
/// <param name="NativeDirectories">Folders with native libraries.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> NativeDirectories);
