namespace Harmonic.Kernel.Session.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">A version, a range or <c>*-*</c> as NuGet writes them; <c>*</c> is the newest stable one.</param>
internal sealed record PackageRequest(string Name, string Version)
{
    /// <summary>Whether the version is one that never changes, so that a restore need not be repeated.</summary>
    public bool IsFixed => !Version.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads <c>Name</c>, <c>Name, Version</c>.</summary>
    public static PackageRequest Parse(string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        return new PackageRequest(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
    }

    /// <summary>Whether a resolved version is what is asked for.</summary>
    public bool IsSatisfiedBy(string resolved) =>
        !IsFixed || Version.StartsWith('[') || Version.StartsWith('(') || Normalize(Version) == Normalize(resolved);

    private static string Normalize(string version)
    {
        var (number, label) = version.Split(['-'], 2) is [var first, var second] ? (first, "-" + second) : (version, "");
        while (number.EndsWith(".0", StringComparison.Ordinal))
        {
            number = number[..^2];
        }
        return number + label;
    }
}
