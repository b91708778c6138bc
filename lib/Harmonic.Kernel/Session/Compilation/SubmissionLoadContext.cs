using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// Holds the assemblies of a session: its cells, what they refer to, and the native libraries of those.
/// They live apart from the kernel's own, so that a notebook may use other versions of the kernel's packages.
/// </summary>
internal sealed class SubmissionLoadContext() : AssemblyLoadContext("Harmonic notebook")
{
    private readonly ConcurrentDictionary<string, Assembly> submissions = new();
    private readonly ConcurrentDictionary<string, Assembly> libraries = new();
    private readonly ConcurrentDictionary<string, string> pathsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> directories = new();

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadSubmission(string name, Stream assembly, Stream? symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        submissions[name] = loaded;
        return loaded;
    }

    /// <summary>Loads a library compiled from source, beside other versions of it: what was made with one of them keeps it.</summary>
    public void LoadLibrary(Stream assembly, Stream? symbols)
    {
        var loaded = new OneLibrary(this).LoadFromStream(assembly, symbols);
        libraries[loaded.FullName!] = loaded;
    }

    /// <summary>Whether an assembly was compiled from what this session's cells hold or load.</summary>
    public bool IsSubmission(Assembly assembly) =>
        submissions.ContainsKey(assembly.GetName().Name ?? "") || libraries.ContainsKey(assembly.FullName ?? "");

    /// <summary>Makes an assembly file loadable by name, together with what lies beside it.</summary>
    public void AddAssembly(string path)
    {
        pathsByName.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        AddDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>Adds a folder where managed and native libraries are looked for.</summary>
    public void AddDirectory(string path) => directories.TryAdd(path, 0);

    /// <summary>
    /// Whether a notebook shares an assembly with the kernel: its view of the kernel (display, Formatter) must be the running one, the
    /// framework is one for all, and so is F#'s library, unless a package needs a newer one.
    /// </summary>
    public static bool IsShared(AssemblyName assembly) =>
        KernelAssemblies.Holds(assembly.Name ?? "")
        || FrameworkReferences.Holds(assembly.Name ?? "")
        || (assembly.Name == "FSharp.Core" && assembly.Version <= FSharpLibrary());

    /// <summary>Apart, so that the library is not loaded before somebody asks for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Version? FSharpLibrary() => typeof(Microsoft.FSharp.Core.Unit).Assembly.GetName().Version;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (submissions.TryGetValue(name, out var submission))
        {
            return submission;
        }
        if (libraries.TryGetValue(assemblyName.FullName, out var library))
        {
            return library;
        }
        if (IsShared(assemblyName))
        {
            return null;
        }
        var path = pathsByName.GetValueOrDefault(name) ?? Probe(name + ".dll");
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = NativeNames(unmanagedDllName).Select(Probe).FirstOrDefault(found => found is not null);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private string? Probe(string fileName) =>
        directories
            .Keys.SelectMany(directory =>
                new[]
                {
                    Path.Combine(directory, fileName),
                    Path.Combine(directory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", fileName),
                }
            )
            .FirstOrDefault(File.Exists);

    private static IEnumerable<string> NativeNames(string name)
    {
        var extension =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        return [name, name + extension, "lib" + name + extension, "lib" + name];
    }

    /// <summary>A context holds one version of an assembly.</summary>
    private sealed class OneLibrary(SubmissionLoadContext session) : AssemblyLoadContext
    {
        protected override Assembly Load(AssemblyName assemblyName) => session.LoadFromAssemblyName(assemblyName);

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => session.LoadUnmanagedDll(unmanagedDllName);
    }
}
