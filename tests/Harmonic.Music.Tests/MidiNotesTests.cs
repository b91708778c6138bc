namespace Harmonic.Music.Tests;

public sealed class MidiNotesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Tracks_have_their_names_and_notes_their_seconds()
    {
        var notes = Read(
            MidiBytes.File(1, 480, new MidiBytes().Tempo(0, 600_000), new MidiBytes().Name("MELODY").On(240, 60).Off(480, 60))
        );
        var note = Assert.Single(notes);
        Assert.Equal(("MELODY", 60), (note.Track, note.Pitch));
        Assert.Equal(0.3, note.Start, 9);
        Assert.Equal(0.9, note.End, 9);
    }

    [Fact]
    public void Tempo_changes_hold_from_where_they_stand_in_whichever_track()
    {
        // A quarter at 1 s, then quarters at 0.25 s; the note lasts from the first tick to the end of the third quarter.
        var tempo = new MidiBytes().Tempo(0, 1_000_000).Tempo(480, 250_000);
        var note = Assert.Single(Read(MidiBytes.File(1, 480, tempo, new MidiBytes().On(0, 60).Off(3 * 480, 60))));
        Assert.Equal(1.5, note.End, 9);
    }

    [Fact]
    public void A_file_without_a_tempo_has_120_beats_a_minute() =>
        Assert.Equal(0.5, Assert.Single(Read(MidiBytes.File(0, 480, new MidiBytes().On(0, 60).Off(480, 60)))).End, 9);

    [Fact]
    public void Type_0_has_one_track_of_all_channels()
    {
        var track = new MidiBytes().Tempo(0, 500_000).On(0, 60).On(0, 64, channel: 3).Off(480, 60).On(0, 64, velocity: 0, channel: 3);
        Assert.Equal([60, 64], Read(MidiBytes.File(0, 480, track)).Select(note => note.Pitch));
    }

    [Fact]
    public void Running_status_and_notes_on_without_velocity_are_understood()
    {
        var track = new MidiBytes().On(0, 60).Running(480, 60, 0).Running(0, 62, 70).Running(240, 62, 0);
        var notes = Read(MidiBytes.File(1, 480, track));
        Assert.Equal([(60, 0, 0.5), (62, 0.5, 0.75)], notes.Select(note => (note.Pitch, note.Start, note.End)));
    }

    [Fact]
    public void A_note_without_length_is_left_out_and_the_next_is_whole()
    {
        var track = new MidiBytes().On(0, 60).Off(0, 60).On(0, 60).Off(480, 60);
        Assert.Equal((0, 0.5), (Assert.Single(Read(MidiBytes.File(1, 480, track))) is var note ? (note.Start, note.End) : default));
    }

    [Fact]
    public void A_note_struck_again_ends_and_one_never_released_ends_with_its_track()
    {
        var notes = Read(MidiBytes.File(1, 480, new MidiBytes().On(0, 60).On(480, 60).Off(960, 99)));
        Assert.Equal([(0, 0.5), (0.5, 1.5)], notes.Select(note => (note.Start, note.End)));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public void What_is_no_MIDI_is_named(byte[] bytes)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(bytes));
        Assert.StartsWith($"{file} is damaged, or no MIDI file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_named()
    {
        var whole = Pop909Folder.Song();
        Assert.Contains(
            file,
            Assert.Throws<InvalidDataException>(() => Read(whole[..(whole.Length / 2)])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Type_2_and_frames_of_a_film_are_refused_in_a_sentence()
    {
        Assert.Contains("type 2", Refusal(MidiBytes.File(2, 480, new MidiBytes().On(0, 60))), StringComparison.Ordinal);
        Assert.Contains("frames of a film", Refusal(MidiBytes.File(1, 0xE728, new MidiBytes().On(0, 60))), StringComparison.Ordinal);
    }

    private string Refusal(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Read(bytes)).Message;

    private IReadOnlyList<MidiNote> Read(byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        return MidiNotes.Read(file);
    }
}
