using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>
/// Inter, a TrueType font under the SIL Open Font License that a package brings: figures are lettered where no font is installed.
/// </summary>
internal static class BundledFont
{
    private const string Carrier = "Avalonia.Fonts.Inter.dll",
        Resources = "!AvaloniaResources";

    /// <summary>The font, upright.</summary>
    /// <exception cref="ExportException">The package's file is missing.</exception>
    internal static SKTypeface Load(bool bold) =>
        SKTypeface.FromData(SKData.CreateCopy(File(bold ? "Inter-Bold.ttf" : "Inter-Regular.ttf")));

    /// <summary>Avalonia packs its files behind an index of their names, places and lengths.</summary>
    private static byte[] File(string name)
    {
        var packed = AssemblyResource.Read(Carrier, Resources);
        using var reader = new BinaryReader(new MemoryStream(packed));
        var start = reader.ReadInt32() + sizeof(int);
        reader.ReadInt32(); // the index's version
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (path, offset, length) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            if (path.EndsWith(name, StringComparison.Ordinal))
            {
                return packed[(start + offset)..(start + offset + length)];
            }
        }

        throw new ExportException($"{Carrier} does not hold {name}. Restore the packages of this project again.");
    }
}
