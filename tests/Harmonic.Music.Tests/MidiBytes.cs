using System.Text;

namespace Harmonic.Music.Tests;

/// <summary>Writes MIDI files byte by byte, so that the tests depend on no writer.</summary>
internal sealed class MidiBytes
{
    private readonly List<byte> bytes = [];

    internal MidiBytes Name(string name) => At(0, [0xFF, 0x03, (byte)name.Length, .. Encoding.ASCII.GetBytes(name)]);

    /// <summary>A tempo change after some ticks, in microseconds a quarter.</summary>
    internal MidiBytes Tempo(int ticks, int micros) => At(ticks, [0xFF, 0x51, 3, (byte)(micros >> 16), (byte)(micros >> 8), (byte)micros]);

    internal MidiBytes On(int ticks, int pitch, int velocity = 80, int channel = 0) =>
        At(ticks, [(byte)(0x90 | channel), (byte)pitch, (byte)velocity]);

    internal MidiBytes Off(int ticks, int pitch) => At(ticks, [0x80, (byte)pitch, 0]);

    /// <summary>Two data bytes without a status byte: that of the event before holds.</summary>
    internal MidiBytes Running(int ticks, int pitch, int velocity) => At(ticks, [(byte)pitch, (byte)velocity]);

    internal static byte[] File(int type, int division, params MidiBytes[] tracks) =>
        [
            .. "MThd"u8,
            .. Word(6, 4),
            .. Word(type, 2),
            .. Word(tracks.Length, 2),
            .. Word(division, 2),
            .. tracks.SelectMany(track => track.Chunk()),
        ];

    private byte[] Chunk()
    {
        byte[] all = [.. bytes, 0, 0xFF, 0x2F, 0];
        return [.. "MTrk"u8, .. Word(all.Length, 4), .. all];
    }

    private MidiBytes At(int ticks, byte[] played)
    {
        if (ticks >= 128)
        {
            bytes.Add((byte)(0x80 | (ticks >> 7)));
        }
        bytes.Add((byte)(ticks & 0x7F));
        bytes.AddRange(played);
        return this;
    }

    private static byte[] Word(int value, int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(value >> (8 * (count - 1 - i))))];
}
