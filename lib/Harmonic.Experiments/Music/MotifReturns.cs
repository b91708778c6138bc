namespace Harmonic.Experiments;

/// <summary>A phrase of which another is a return, by its melody.</summary>
/// <param name="From">The place of the one on the shelf.</param>
/// <param name="To">The place of the other.</param>
/// <param name="Pitch">By how many semitones it is higher.</param>
/// <param name="Delay">By how many steps it is later in its phrase.</param>
/// <param name="Likeness">The notes that agree, twice, as a part of the notes of both, up to 1.</param>
public sealed record MotifReturn(int From, int To, int Pitch, int Delay, double Likeness)
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
                        returns.Add(new MotifReturn(one, other, pitch, delay, likeness));
                        returns.Add(new MotifReturn(other, one, -pitch, -delay, likeness));
                    }
                }
            }
        }
        return returns;
    }

    /// <summary>The transposition and the delay after which most notes agree; of equals the smallest.</summary>
    public static (int Pitch, int Delay, double Likeness) Best(
        IReadOnlyList<(int Step, int Pitch)> one,
        IReadOnlyList<(int Step, int Pitch)> other
    )
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var agree = new int[2 * MostPitch + 1, 2 * MostDelay + 1];
        foreach (var (step, pitch) in one)
        {
            foreach (var (otherStep, otherPitch) in other)
            {
                var (up, later) = (otherPitch - pitch, otherStep - step);
                if (Math.Abs(up) <= MostPitch && Math.Abs(later) <= MostDelay)
                {
                    agree[up + MostPitch, later + MostDelay]++;
                }
            }
        }
        var best = (Pitch: 0, Delay: 0, Notes: agree[MostPitch, MostDelay]);
        for (var up = -MostPitch; up <= MostPitch; up++)
        {
            for (var later = -MostDelay; later <= MostDelay; later++)
            {
                var notes = agree[up + MostPitch, later + MostDelay];
                var smaller = Math.Abs(up) + Math.Abs(later) < Math.Abs(best.Pitch) + Math.Abs(best.Delay);
                best = notes > best.Notes || (notes == best.Notes && smaller) ? (up, later, notes) : best;
            }
        }
        return (best.Pitch, best.Delay, one.Count + other.Count == 0 ? 0 : 2.0 * best.Notes / (one.Count + other.Count));
    }
}
