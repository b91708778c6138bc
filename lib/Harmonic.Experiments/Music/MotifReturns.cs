namespace Harmonic.Experiments;

/// <summary>A phrase of which another is a return, by its melody.</summary>
/// <param name="From">The place of the one on the shelf.</param>
/// <param name="To">The place of the other.</param>
/// <param name="Pitch">By how many semitones it is higher.</param>
/// <param name="Delay">By how many steps it is later in its phrase.</param>
/// <param name="Likeness">The notes that agree, twice, as a part of the notes of both, up to 1.</param>
/// <param name="Copy">Whether the phrases are the same in all parts, so that finding one is no test.</param>
public sealed record MotifReturn(int From, int To, int Pitch, int Delay, double Likeness, bool Copy)
{
    /// <summary>Whether it is transposed or delayed.</summary>
    public bool Moved => Pitch != 0 || Delay != 0;
}

/// <summary>
/// Returns that the music itself makes: pairs of phrases of one song, without a step in common, whose melodies agree in most notes after a
/// transposition and a delay, the same for all notes. Only the melody's track is looked at; accompaniments may differ.
/// </summary>
public static class MotifReturns
{
    /// <summary>Notes of the melody that a phrase needs.</summary>
    public const int FewestNotes = 6;

    /// <summary>The largest transposition, in semitones.</summary>
    public const int MostPitch = 12;

    /// <summary>The largest delay, in steps.</summary>
    public const int MostDelay = 4;

    /// <summary>The smallest likeness of a return.</summary>
    public const double Enough = 0.75;

    /// <summary>The returns on a shelf, each pair in both directions.</summary>
    public static IReadOnlyList<MotifReturn> Find(PhraseShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        var melodies = shelf.Phrases.Select(phrase => PhraseShelf.Melody(phrase.Song, phrase.Start, shelf.Shape.Steps)).ToArray();
        var returns = new List<MotifReturn>();
        foreach (var places in shelf.BySong())
        {
            foreach (var one in places)
            {
                foreach (var other in places.Where(place => place > one && !shelf.Overlap(one, place)))
                {
                    var (pitch, delay, likeness) = Best(melodies[one], melodies[other]);
                    if (likeness >= Enough)
                    {
                        var copy = shelf.Phrases[one].Equals(shelf.Phrases[other]);
                        returns.Add(new MotifReturn(one, other, pitch, delay, likeness, copy));
                        returns.Add(new MotifReturn(other, one, -pitch, -delay, likeness, copy));
                    }
                }
            }
        }
        return returns;
    }

    /// <summary>The transposition and the delay after which most notes agree; of equals the smallest.</summary>
    public static (int Pitch, int Delay, double Likeness) Best(
        ReadOnlySpan<(int Step, int Pitch)> one,
        ReadOnlySpan<(int Step, int Pitch)> other
    )
    {
        const int Width = 2 * MostDelay + 1;
        Span<int> agree = stackalloc int[(2 * MostPitch + 1) * Width];
        agree.Clear();
        foreach (var (step, pitch) in one)
        {
            foreach (var (otherStep, otherPitch) in other)
            {
                var (up, later) = (otherPitch - pitch + MostPitch, otherStep - step + MostDelay);
                if ((uint)up <= 2 * MostPitch && (uint)later <= 2 * MostDelay)
                {
                    agree[up * Width + later]++;
                }
            }
        }
        var best = (Pitch: 0, Delay: 0, Notes: agree[MostPitch * Width + MostDelay]);
        for (var place = 0; place < agree.Length; place++)
        {
            if (agree[place] >= best.Notes)
            {
                var (up, later) = (place / Width - MostPitch, place % Width - MostDelay);
                var smaller = Math.Abs(up) + Math.Abs(later) < Math.Abs(best.Pitch) + Math.Abs(best.Delay);
                best = agree[place] > best.Notes || smaller ? (up, later, agree[place]) : best;
            }
        }
        return (best.Pitch, best.Delay, one.Length + other.Length == 0 ? 0 : 2.0 * best.Notes / (one.Length + other.Length));
    }
}
