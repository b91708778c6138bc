namespace Harmonic.Kernel.Session.Packages;

/// <summary>A package that a restore brought.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Folder">Where its files lie.</param>
internal sealed record RestoredPackage(string Name, string Version, string Folder);
