using System.Runtime.InteropServices;

namespace Harmonic.NativeLibraries;

/// <summary>
/// Makes a copy of TorchSharp's native half that loads where the system's libstdc++ is older than the one it was linked with. What it asks
/// for and Debian 12 lacks is one marker, <c>_ZSt21ios_base_library_initv</c>, which nothing calls.
/// </summary>
internal static class Program
{
    private const string Marker = "_ZSt21ios_base_library_initv",
        Standard = "libstdc++.so.6";

    /// <summary>
    /// Takes the library's path and the copy's; no copy is made, and an old one is removed, where the library loads as it is.
    /// </summary>
    private static int Main(string[] arguments)
    {
        var (library, copy) = (arguments[0], arguments[1]);
        try
        {
            var bytes = File.ReadAllBytes(library);
            var image = new ElfImage(bytes);
            var missing = image.Needed(Standard).Except(SystemVersions()).ToList();
            if (missing.Count == 0)
            {
                File.Delete(copy);
                return 0;
            }
            foreach (var version in missing)
            {
                image.Weaken(version, Marker);
            }
            File.WriteAllBytes(copy + ".new", bytes);
            File.Move(copy + ".new", copy, overwrite: true);
            Console.WriteLine(
                $"This system's {Standard} lacks {string.Join(", ", missing)}, which TorchSharp's native library asks for and does "
                    + $"not use: "
                    + "a copy is used in which that is optional."
            );
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.WriteLine(
                $"error : {library} cannot be made to load with this system's {Standard}: {problem.Message}. "
                    + "Use a system with GCC 13's libstdc++ or newer (Debian 13, Ubuntu 24.04)."
            );
            return 1;
        }
    }

    /// <summary>The versions that this system's libstdc++ defines.</summary>
    private static IReadOnlyList<string> SystemVersions()
    {
        if (!NativeLibrary.TryLoad(Standard, out _))
        {
            throw new FileNotFoundException($"{Standard} is not installed (Debian and Ubuntu: apt-get install libstdc++6)");
        }
        var path = File.ReadLines("/proc/self/maps").First(line => line.Contains("/" + Standard, StringComparison.Ordinal));
        return new ElfImage(File.ReadAllBytes(path[path.IndexOf('/', StringComparison.Ordinal)..])).Defined();
    }
}
