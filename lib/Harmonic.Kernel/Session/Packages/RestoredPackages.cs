namespace Harmonic.Kernel.Session.Packages;

/// <summary>What a restore brought.</summary>
/// <param name="Packages">The packages, dependencies included.</param>
/// <param name="References">Assemblies to compile against.</param>
/// <param name="Assemblies">Assemblies to load.</param>
/// <param name="NativeDirectories">Folders with native libraries.</param>
internal sealed record RestoredPackages(
    IReadOnlyList<RestoredPackage> Packages,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> NativeDirectories
);
