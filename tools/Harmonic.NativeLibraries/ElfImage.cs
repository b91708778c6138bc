using System.Buffers.Binary;
using System.Text;

namespace Harmonic.NativeLibraries;

/// <summary>
/// The bytes of a 64-bit little-endian ELF library, and what it asks of the symbol versions of others ("Linux Standard Base", symbol
/// versioning).
/// </summary>
public sealed class ElfImage
{
    private const uint VersionNeeds = 0x6FFFFFFE,
        VersionDefinitions = 0x6FFFFFFD,
        SymbolVersions = 0x6FFFFFFF,
        DynamicSymbols = 11;
    private const ushort Weak = 2;
    private readonly byte[] bytes;

    /// <summary>Reads an image.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such library.</exception>
    public ElfImage(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        this.bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("it is no 64-bit little-endian ELF file");
        }
    }

    /// <summary>The versions that the library defines, such as <c>GLIBCXX_3.4.30</c>.</summary>
    public IReadOnlyList<string> Defined()
    {
        var names = new List<string>();
        if (Find(VersionDefinitions) is { } section)
        {
            for (var (entry, left) = (section.Start, section.Entries); left > 0; entry += U32(entry + 16), left--)
            {
                names.Add(Text(section, U32(entry + U32(entry + 12))));
            }
        }
        return names;
    }

    /// <summary>
    /// Marks the requirement of a version as weak, so that the loader goes on without it. Right only where nothing that is called comes
    /// from that version; so it is refused if any symbol but <paramref name="harmless"/> does.
    /// </summary>
    /// <returns>Whether anything was changed: not where the library does not ask for it, or is marked already.</returns>
    /// <exception cref="InvalidDataException">The image is damaged, or something else needs the version.</exception>
    public bool Weaken(string version, string harmless)
    {
        if (Requirement(version) is not { } requirement)
        {
            return false;
        }
        var needed = Symbols(U16(requirement + 6)).Where(symbol => symbol != harmless).ToList();
        if (needed.Count > 0)
        {
            throw new InvalidDataException($"its symbol {needed[0]} needs {version}");
        }
        var flags = U16(requirement + 4);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)requirement + 4), (ushort)(flags | Weak));
        return (flags & Weak) == 0;
    }

    /// <summary>The versions that the library asks of <paramref name="library"/> and cannot do without.</summary>
    public IReadOnlyList<string> Needed(string library) =>
        [.. Requirements().Where(need => need.Library == library && (U16(need.Place + 4) & Weak) == 0).Select(need => need.Version)];

    private long? Requirement(string version) =>
        Requirements().Where(need => need.Version == version).Select(need => (long?)need.Place).FirstOrDefault();

    private IEnumerable<(string Library, string Version, long Place)> Requirements()
    {
        if (Find(VersionNeeds) is not { } section)
        {
            yield break;
        }
        for (var (file, files) = (section.Start, section.Entries); files > 0; file += U32(file + 12), files--)
        {
            var library = Text(section, U32(file + 4));
            var place = file + U32(file + 8);
            for (var left = U16(file + 2); left > 0; place += U32(place + 12), left--)
            {
                yield return (library, Text(section, U32(place + 8)), place);
            }
        }
    }

    /// <summary>The symbols whose version has this index.</summary>
    private IEnumerable<string> Symbols(ushort index)
    {
        if (Find(SymbolVersions) is not { } versions || Find(DynamicSymbols) is not { } symbols)
        {
            throw new InvalidDataException("it says of no symbol which version it needs");
        }
        for (var i = 0; i < versions.Size / 2; i++)
        {
            if ((U16(versions.Start + 2L * i) & 0x7FFF) == index)
            {
                yield return Text(symbols, U32(symbols.Start + 24L * i));
            }
        }
    }

    private Section? Find(uint type)
    {
        var (table, size, count) = ((long)U64(40), U16(58), U16(60));
        for (var i = 0; i < count; i++)
        {
            var header = table + (long)i * size;
            if (U32(header + 4) == type)
            {
                var strings = table + (long)U32(header + 40) * size;
                return new Section((long)U64(header + 24), (long)U64(header + 32), U32(header + 44), (long)U64(strings + 24));
            }
        }
        return null;
    }

    private string Text(Section section, uint offset)
    {
        var start = Within(section.Strings + offset, 1);
        var end = Array.IndexOf(bytes, (byte)0, start);
        return Encoding.ASCII.GetString(bytes, start, (end < 0 ? bytes.Length : end) - start);
    }

    private ushort U16(long place) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(Within(place, 2)));

    private uint U32(long place) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Within(place, 4)));

    private ulong U64(long place) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Within(place, 8)));

    private int Within(long place, int count) =>
        place >= 0 && place + count <= bytes.Length ? (int)place : throw new InvalidDataException("it ends before what it names");

    /// <summary>A section: where it starts, its size in bytes, its entries (by <c>sh_info</c>), and where its strings start.</summary>
    private readonly record struct Section(long Start, long Size, uint Entries, long Strings);
}
