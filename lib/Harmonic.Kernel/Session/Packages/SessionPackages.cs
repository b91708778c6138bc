using System.Net;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;

namespace Harmonic.Kernel.Session.Packages;

/// <summary>The packages of a session: what is loaded stays, in one version each.</summary>
internal sealed class SessionPackages(SubmissionChain chain, SubmissionLoadContext loadContext, string baseDirectory)
{
    private readonly PackageRestore restore = new(baseDirectory);
    private readonly List<PackageRequest> requested = [];
    private readonly List<string> sources = [];
    private Dictionary<string, string> loaded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies that the packages bring to compile against.</summary>
    public IReadOnlyList<string> References { get; private set; } = [];

    /// <summary>Adds feeds and packages, and shows what came of it.</summary>
    /// <exception cref="DirectiveException">A package cannot be had, or not in this version.</exception>
    /// <returns>What was not there before.</returns>
    public IReadOnlyList<RestoredPackage> Add(
        IEnumerable<string> packages,
        IEnumerable<string> feeds,
        ICellOutput output,
        CancellationToken cancel
    )
    {
        sources.AddRange(feeds.Select(Source).Except(sources).ToList());
        var added = packages.Select(PackageRequest.Parse).Where(IsNew).ToList();
        if (added.Count == 0)
        {
            return [];
        }
        var displayId = Guid.NewGuid().ToString("N");
        output.Display(List("Installing packages", added.Select(package => package.Name)), displayId);
        var wanted = requested.Where(package => added.All(newer => !Same(newer.Name, package.Name))).Concat(added).ToList();
        var restored = restore.Restore(wanted, sources, cancel);
        RequireUnchanged(restored, added);
        References = restored.References;
        References.ToList().ForEach(chain.AddReference);
        restored.Assemblies.ToList().ForEach(loadContext.AddAssembly);
        restored.NativeDirectories.ToList().ForEach(loadContext.AddDirectory);
        var fresh = restored.Packages.Where(package => !loaded.ContainsKey(package.Name)).ToList();
        loaded = restored.Packages.ToDictionary(package => package.Name, package => package.Version, StringComparer.OrdinalIgnoreCase);
        requested.Clear();
        requested.AddRange(wanted.Select(package => package with { Version = loaded.GetValueOrDefault(package.Name, package.Version) }));
        output.UpdateDisplay(List("Installed packages", added.Select(Describe)), displayId);
        return fresh;
    }

    /// <summary>Whether a package has to be restored; one that is there in another version is refused.</summary>
    private bool IsNew(PackageRequest package)
    {
        if (!loaded.TryGetValue(package.Name, out var version))
        {
            return true;
        }
        if (!package.IsSatisfiedBy(version))
        {
            throw new DirectiveException(
                $"{package.Name} {version} is loaded already, and a session holds one version of a package: restart the kernel to "
                    + $"use {package.Version}."
            );
        }
        // A dependency of another package may be loaded without being referred to: then it is new to the cells.
        return requested.All(known => !Same(known.Name, package.Name));
    }

    /// <summary>What became of a package; NuGet takes the next version where the one asked for is on no feed.</summary>
    private string Describe(PackageRequest package)
    {
        var version = loaded.GetValueOrDefault(package.Name, "");
        return $"{package.Name}, {version}{(package.IsSatisfiedBy(version) ? "" : $" (no feed has {package.Version})")}";
    }

    private void RequireUnchanged(RestoredPackages restored, IReadOnlyList<PackageRequest> added)
    {
        foreach (var (name, version) in loaded)
        {
            if (restored.Packages.FirstOrDefault(package => Same(package.Name, name)) is { Version: var now } && now != version)
            {
                throw new DirectiveException(
                    $"{string.Join(", ", added.Select(package => package.Name))} needs {name} {now}, but {version} is loaded already: "
                        + "restart the kernel and refer to all packages in one cell."
                );
            }
        }
    }

    private string Source(string source) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(Path.Combine(baseDirectory, source));

    private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static MimeBundle List(string title, IEnumerable<string> items)
    {
        var names = items.ToList();
        var rows = string.Concat(names.Select(name => $"<li><span>{WebUtility.HtmlEncode(name)}</span></li>"));
        return MimeBundle.Of(
            ("text/html", $"<div><strong>{title}</strong><ul>{rows}</ul></div>"),
            ("text/plain", $"{title}: {string.Join("; ", names)}")
        );
    }
}
