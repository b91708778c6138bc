using System.Text.Json;

namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>A kernel found in one of the folders.</summary>
internal sealed record InstalledKernel(string Name, string Folder, KernelSpec Spec)
{
    /// <summary>All kernels in these folders that can be read; of two with one name the first, as Jupyter has it.</summary>
    public static IReadOnlyList<InstalledKernel> In(IEnumerable<string> folders) =>
        [
            .. folders
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Select(Read)
                .OfType<InstalledKernel>()
                .DistinctBy(kernel => kernel.Name),
        ];

    private static InstalledKernel? Read(string folder)
    {
        try
        {
            var spec = JupyterJson.Read<KernelSpec>(File.ReadAllBytes(Path.Combine(folder, "kernel.json")));
            return new InstalledKernel(Path.GetFileName(folder), folder, spec);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // not ours to mend, and Jupyter passes over it too
        }
    }
}
