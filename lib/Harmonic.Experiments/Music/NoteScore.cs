namespace Harmonic.Experiments;

/// <summary>How many notes of a phrase were found: each of one pitch is matched with at most one that begins within a step of it.</summary>
/// <param name="Found">Notes that were found.</param>
/// <param name="Drawn">Notes that were drawn.</param>
/// <param name="True">Notes that there are.</param>
public readonly record struct NoteScore(int Found, int Drawn, int True)
{
    /// <summary>How far apart the beginnings of matched notes may be, in steps.</summary>
    public const int Tolerance = 1;

    /// <summary>The part of the drawn notes that are right; 1 where none is drawn.</summary>
    public double Precision => Drawn == 0 ? 1 : (double)Found / Drawn;

    /// <summary>The part of the notes that were found; 1 where there is none.</summary>
    public double Recall => True == 0 ? 1 : (double)Found / True;

    /// <summary>The harmonic mean of both; 1 where there is nothing to draw and nothing is drawn.</summary>
    public double F1 => Drawn + True == 0 ? 1 : 2.0 * Found / (Drawn + True);

    /// <summary>Both counted together.</summary>
    public static NoteScore operator +(NoteScore one, NoteScore other) =>
        new(one.Found + other.Found, one.Drawn + other.Drawn, one.True + other.True);

    /// <summary>Both counted together.</summary>
    public static NoteScore Add(NoteScore left, NoteScore right) => left + right;

    /// <summary>Compares the beginnings of notes, by steps and rows.</summary>
    public static NoteScore Of(IReadOnlyCollection<(int Step, int Row)> drawn, IReadOnlyCollection<(int Step, int Row)> wanted)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(wanted);
        var byRow = drawn.ToLookup(note => note.Row, note => note.Step);
        return new NoteScore(
            wanted.GroupBy(note => note.Row, note => note.Step).Sum(row => Matched([.. byRow[row.Key].Order()], [.. row.Order()])),
            drawn.Count,
            wanted.Count
        );
    }

    /// <summary>The most pairs along a line: whoever comes first takes the earliest that it can.</summary>
    private static int Matched(int[] drawn, int[] wanted)
    {
        var (found, next) = (0, 0);
        foreach (var step in wanted)
        {
            while (next < drawn.Length && drawn[next] < step - Tolerance)
            {
                next++;
            }
            if (next < drawn.Length && drawn[next] <= step + Tolerance)
            {
                (found, next) = (found + 1, next + 1);
            }
        }
        return found;
    }
}
