using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Harmonic.Figures;

/// <summary>Files that packages carry within their assemblies. An assembly is read for them as a file and not loaded.</summary>
internal static class AssemblyResource
{
    /// <summary>A resource of an assembly that lies beside this library.</summary>
    /// <param name="assembly">The assembly's file name.</param>
    /// <param name="name">The resource's name.</param>
    /// <exception cref="ExportException">There is no such assembly, or it carries no such resource.</exception>
    internal static byte[] Read(string assembly, string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(AssemblyResource).Assembly.Location) ?? "", assembly);
        if (!File.Exists(path))
        {
            throw new ExportException($"{path} was not found. Build this project again.");
        }

        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (metadata.StringComparer.Equals(resource.Name, name))
            {
                var start = file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
                var content = file.GetSectionData(start).GetReader();
                return content.ReadBytes(content.ReadInt32());
            }
        }

        throw new ExportException($"{path} does not hold {name}. Restore the packages of this project again.");
    }
}
