using System.Buffers.Binary;
using System.Text;

namespace Harmonic.NativeLibraries.Tests;

/// <summary>On an image made here, byte by byte: one library asked for two versions, and the symbols that need them.</summary>
public sealed class ElfImageTests
{
    private const string Library = "libstdc++.so.6",
        Old = "GLIBCXX_3.4.30",
        New = "GLIBCXX_3.4.32",
        Marker = "_marker";

    [Fact]
    public void It_reads_which_versions_are_needed() => Assert.Equal([Old, New], new ElfImage(Image()).Needed(Library));

    [Fact]
    public void A_requirement_is_marked_weak_in_one_place_and_the_second_time_changes_nothing()
    {
        var (before, bytes) = (Image(), Image());
        var image = new ElfImage(bytes);
        Assert.True(image.Weaken(New, Marker));
        Assert.Equal([Old], image.Needed(Library));
        Assert.Single(before.Zip(bytes), pair => pair.First != pair.Second);
        var once = bytes.ToArray();
        Assert.False(new ElfImage(bytes).Weaken(New, Marker));
        Assert.Equal(once, bytes);
    }

    [Fact]
    public void A_version_that_is_not_asked_for_is_left_alone()
    {
        var bytes = Image();
        Assert.False(new ElfImage(bytes).Weaken("GLIBCXX_3.4.33", Marker));
        Assert.Equal(Image(), bytes);
    }

    [Fact]
    public void A_version_that_something_else_needs_is_refused_and_nothing_changes()
    {
        var bytes = Image();
        var error = Assert.Throws<InvalidDataException>(() => new ElfImage(bytes).Weaken(Old, Marker));
        Assert.Contains("_called", error.Message, StringComparison.Ordinal);
        Assert.Equal(Image(), bytes);
    }

    [Fact]
    public void What_it_does_not_understand_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => new ElfImage("no library"u8.ToArray()));
        var thirtyTwoBits = Image();
        thirtyTwoBits[4] = 1;
        Assert.Throws<InvalidDataException>(() => new ElfImage(thirtyTwoBits));
        for (var length = 64; length < Image().Length - 16; length += 7) // the last fields of the last header say nothing that is used
        {
            Assert.Throws<InvalidDataException>(() => new ElfImage(Image()[..length]).Weaken(New, Marker));
        }
    }

    [Fact]
    public void This_systems_own_library_tells_what_it_defines()
    {
        var path = Directory
            .EnumerateFiles("/usr/lib", Library, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .First();
        Assert.Contains("GLIBCXX_3.4", new ElfImage(File.ReadAllBytes(path)).Defined());
    }

    /// <summary>Header, strings, needed versions, symbols, symbols' versions, then five section headers.</summary>
    private static byte[] Image()
    {
        const int strings = 64,
            needs = 192,
            symbols = 256,
            versions = 336,
            headers = 352;
        var bytes = new byte[headers + 5 * 64];
        "\u007fELF\u0002\u0001"u8.CopyTo(bytes);
        U64(40, headers);
        U16(58, 64);
        U16(60, 5);
        var names = new Dictionary<string, int>();
        var next = strings + 1;
        foreach (var name in (string[])[Library, Old, New, Marker, "_called"])
        {
            names[name] = next - strings;
            Encoding.ASCII.GetBytes(name).CopyTo(bytes, next);
            next += name.Length + 1;
        }

        U16(needs, 1);
        U16(needs + 2, 2);
        U32(needs + 4, names[Library]);
        U32(needs + 8, 16);
        Requirement(needs + 16, Old, index: 2, toNext: 16);
        Requirement(needs + 32, New, index: 3, toNext: 0);
        U32(symbols + 24, names["_called"]);
        U32(symbols + 48, names[Marker]);
        U16(versions + 2, 2);
        U16(versions + 4, 3);

        Section(1, type: 3, strings, 128, link: 0, entries: 0);
        Section(2, 0x6FFFFFFE, needs, 48, link: 1, entries: 1);
        Section(3, 11, symbols, 72, link: 1, entries: 0);
        Section(4, 0x6FFFFFFF, versions, 6, link: 3, entries: 0);
        return bytes;

        void Requirement(int place, string version, int index, int toNext)
        {
            U16(place + 6, index);
            U32(place + 8, names[version]);
            U32(place + 12, toNext);
        }

        void Section(int number, uint type, int start, int size, int link, int entries)
        {
            var header = headers + 64 * number;
            U32(header + 4, unchecked((int)type));
            U64(header + 24, start);
            U64(header + 32, size);
            U32(header + 40, link);
            U32(header + 44, entries);
        }

        void U16(int place, int value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(place), (ushort)value);
        void U32(int place, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);
        void U64(int place, long value) => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place), value);
    }
}
