namespace Harmonic.Music.Tests;

/// <summary>A folder with songs in POP909's layout, made for a test.</summary>
internal sealed class Pop909Folder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("harmonic-pop909-").FullName;

    /// <summary>A song of four bars at 120 a minute: a melody of quarters upwards from 60 and a held bass.</summary>
    internal string Add(int number, byte[]? midi = null, string? beats = null, bool inner = false)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, inner ? "POP909" : "", $"{number:D3}")).FullName;
        File.WriteAllBytes(System.IO.Path.Combine(folder, $"{number:D3}.mid"), midi ?? Song());
        File.WriteAllText(System.IO.Path.Combine(folder, "beat_midi.txt"), beats ?? Beats(16));
        File.WriteAllText(System.IO.Path.Combine(folder, "chord_midi.txt"), "0.0\t2.0\tC:maj\n2.0\t4.0\tA:min7\n4.0\t8.0\tN\n");
        File.WriteAllText(System.IO.Path.Combine(folder, "key_audio.txt"), "0.1\t7.9\tC:maj\n");
        return folder;
    }

    /// <summary>Beats of half a second, every fourth the first of a bar.</summary>
    internal static string Beats(int count) =>
        string.Concat(
            Enumerable.Range(0, count).Select(beat => FormattableString.Invariant($"{0.5 * beat} 1.0 {(beat % 4 == 0 ? 1 : 0)}.0\n"))
        );

    internal static byte[] Song()
    {
        var melody = new MidiBytes().Name("MELODY");
        for (var beat = 0; beat < 16; beat++)
        {
            melody.On(0, 60 + beat).Off(480, 60 + beat);
        }
        return MidiBytes.File(
            1,
            480,
            new MidiBytes().Tempo(0, 500_000),
            melody,
            new MidiBytes().Name("BRIDGE"),
            new MidiBytes().Name("PIANO").On(0, 40).Off(16 * 480, 40)
        );
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
