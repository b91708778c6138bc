using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Harmonic.Figures;

/// <summary>plotly.js, which the package Plotly.NET brings as a resource; the assembly is read for it as a file and not loaded.</summary>
public static class PlotlyLibrary
{
    /// <summary>The version that the figures are made for.</summary>
    public const string Version = "2.28.0";

    private const string Carrier = "Plotly.NET.dll";

    /// <summary>The script, as it stands in <c>plotly.min.js</c>.</summary>
    /// <exception cref="ExportException">Plotly.NET does not lie beside this library, or carries another version.</exception>
    public static string Script() => Encoding.UTF8.GetString(Resource($"Plotly.NET.plotly-{Version}.min.js"));

    private static byte[] Resource(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(PlotlyLibrary).Assembly.Location) ?? "", Carrier);
        if (!File.Exists(path))
        {
            throw new ExportException($"{path} was not found, which brings plotly.js. Build this project again.");
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

        throw new ExportException($"{path} does not hold plotly.js {Version}. Restore the packages of this project again.");
    }
}
