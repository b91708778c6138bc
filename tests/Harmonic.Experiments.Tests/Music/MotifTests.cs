using Harmonic.Music;

namespace Harmonic.Experiments.Tests.Music;

public sealed class MotifTests
{
    private static readonly PhraseShelf Shelf = PhraseShelf.Of([MadeSongs.Known()], MadeSongs.Shape);

    [Fact]
    public void Returns_are_found_with_their_transposition_delay_and_variation()
    {
        var found = MotifReturns.Find(Shelf).OrderBy(one => one.From).ThenBy(one => one.To).ToList();
        Assert.Equal(
            [
                new MotifReturn(0, 1, 5, 2, 1, false),
                new MotifReturn(0, 3, 0, 0, 0.75, false),
                new MotifReturn(1, 0, -5, -2, 1, false),
                new MotifReturn(1, 3, -5, -2, 0.75, false),
                new MotifReturn(3, 0, 0, 0, 0.75, false),
                new MotifReturn(3, 1, 5, 2, 0.75, false),
            ],
            found
        );
        Assert.Equal([true, false, true, true, false, true], found.Select(one => one.Moved));
    }

    [Fact]
    public void Phrases_that_overlap_are_no_returns_and_those_without_a_melody_are_not_on_the_shelf()
    {
        var song = new Song(8, 64, MadeSongs.Known().Notes, [0, 8, 16, 32, 48, 60]);
        var shelf = PhraseShelf.Of([song], MadeSongs.Shape);
        Assert.Equal([0, 8, 16, 32, 48], shelf.Phrases.Select(phrase => phrase.Start));
        Assert.DoesNotContain(MotifReturns.Find(shelf), one => shelf.Overlap(one.From, one.To));
        Assert.Throws<ArgumentException>(() => PhraseShelf.Of([new Song(8, 64, [], [0, 16])], MadeSongs.Shape));
    }

    [Fact]
    public void Of_equally_many_notes_the_smallest_move_counts()
    {
        // One pitch, every second step: moved by two steps nearly all agree, but unmoved all do.
        (int, int)[] even = [.. Enumerable.Range(0, 8).Select(i => (2 * i, 60))];
        Assert.Equal((0, 0, 1.0), MotifReturns.Best(even, even));
        Assert.Equal((0, 0, 0.0), MotifReturns.Best([(0, 20)], [(0, 90)]));
    }

    [Fact]
    public void Pixels_over_all_shifts_see_a_moved_return_as_the_same()
    {
        var far = WaysOfLooking.Pixels(Shelf)(0);
        Assert.Equal([0, 0, 0.25], new[] { far[0], far[1], far[3] });
        Assert.True(far[2] > 0.5);
    }

    [Fact]
    public void Chroma_sees_a_transposition_and_no_delay()
    {
        var notes = MadeSongs.Known().Notes.Where(note => note.Step < 16).ToList();
        var song = new Song(
            8,
            32,
            [.. notes, .. notes.Select(note => note with { Step = note.Step + 16, Pitch = note.Pitch + 7 })],
            [0, 16]
        );
        Assert.Equal(0, WaysOfLooking.Chroma(PhraseShelf.Of([song], MadeSongs.Shape))(0)[1], 1e-9);
        Assert.True(WaysOfLooking.Chroma(Shelf)(0)[1] > 0.2);
    }

    /// <summary>Codes of which the answer is known: places on a line.</summary>
    [Fact]
    public void A_return_has_the_place_that_its_distance_gives_it()
    {
        var returns = MotifReturns.Find(Shelf);
        MotifRetrieval Of(bool moved, params float[] line)
        {
            var codes = new float[line.Length, 1];
            Buffer.BlockCopy(line, 0, codes, 0, line.Length * sizeof(float));
            return MotifRetrieval.Of("line", Shelf, returns, WaysOfLooking.Codes(codes), moved);
        }
        // Asked for are 0, 1 and 3; each has the other two as returns, and 2 as a wrong answer.
        var all = Of(false, 0, 1, 9, 2);
        Assert.Equal((1, 1, 1, 3), (all.First.Mean, all.AmongTen.Mean, all.ReciprocalRank, all.Queries));
        Assert.Equal(2.0 / 3, all.Chance, 1e-9);
        // The wrong one beside phrase 0 takes its first place.
        Assert.Equal(2.0 / 3, Of(false, 0, 5, 0.1f, 6).First.Mean, 1e-9);
        // Only moved ones: 3 is no answer to 0 nor 0 to 3; each has 1 as the right one and the nearer 2 as a wrong one; 1 has both.
        var moved = Of(true, 0, 5, 3, 1);
        Assert.Equal((0, 3), (moved.First.Mean, moved.Queries));
        Assert.Equal(0.5, moved.ReciprocalRank, 1e-9);
    }

    /// <summary>The whole phrase again, accompaniment and all, is no answer: the nearest other return is asked for.</summary>
    [Fact]
    public void A_copy_is_neither_right_nor_wrong()
    {
        var once = MadeSongs.Known().Notes;
        var song = new Song(
            8,
            80,
            [.. once, .. once.Where(note => note.Step < 16).Select(note => note with { Step = note.Step + 64 })],
            [0, 16, 32, 48, 64]
        );
        var shelf = PhraseShelf.Of([song], MadeSongs.Shape);
        var returns = MotifReturns.Find(shelf);
        Assert.Equal([(0, 4), (4, 0)], returns.Where(one => one.Copy).Select(one => (one.From, one.To)));
        var codes = new float[,]
        {
            { 0 },
            { 5 },
            { 1 },
            { 9 },
            { 0 },
        };
        Assert.Equal(
            0,
            MotifRetrieval
                .Of("line", shelf, [.. returns.Where(one => one.From is 0 or 4)], WaysOfLooking.Codes(codes), moved: false)
                .First.Mean
        );
    }

    [Fact]
    public void Equal_distances_share_their_places()
    {
        var same = MotifRetrieval.Of("same", Shelf, MotifReturns.Find(Shelf), _ => new double[4], moved: false);
        Assert.Equal(same.Chance, same.First.Mean, 1e-9);
        // Of three, two of them right: first with 2/3, second with 1/3.
        Assert.Equal(2.0 / 3 + 1.0 / 3 / 2, same.ReciprocalRank, 1e-9);
        Assert.Equal(1, same.AmongTen.Mean, 1e-9);
    }

    [Fact]
    public void Where_nothing_returns_a_sentence_says_so()
    {
        var shelf = PhraseShelf.Of([new Song(8, 16, MadeSongs.Known().Notes, [0])], MadeSongs.Shape);
        Assert.Contains(
            "No phrase has a return",
            Assert.Throws<ArgumentException>(() => MotifRetrieval.Of("none", shelf, [], _ => [0], false)).Message,
            StringComparison.Ordinal
        );
    }
}
