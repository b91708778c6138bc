using System.Diagnostics;

namespace Harmonic.Experiments;

/// <summary>
/// How well a way of looking finds the returns of a phrase among all phrases of a shelf. What overlaps the phrase itself is not among the
/// answers, nor are its copies, and where moved returns are asked for, its other returns. Answers that are equally near share their places.
/// </summary>
/// <param name="Way">The way of looking.</param>
/// <param name="Moved">Whether only returns count that are transposed or delayed.</param>
/// <param name="First">How often the nearest phrase is a return, with its interval over songs.</param>
/// <param name="AmongTen">How often one of the ten nearest is.</param>
/// <param name="ReciprocalRank">The mean of one over the rank of the nearest return.</param>
/// <param name="Chance">How often the first of all phrases in random order is one.</param>
/// <param name="Queries">How many phrases were asked for.</param>
/// <param name="Answers">How many phrases there are to choose from.</param>
/// <param name="Milliseconds">The time of a query on one core, without making the codes.</param>
public sealed record MotifRetrieval(
    string Way,
    bool Moved,
    SongBootstrap First,
    SongBootstrap AmongTen,
    double ReciprocalRank,
    double Chance,
    int Queries,
    int Answers,
    double Milliseconds
)
{
    /// <summary>Asks for phrases that return.</summary>
    /// <param name="way">The name of the way of looking.</param>
    /// <param name="shelf">The phrases.</param>
    /// <param name="returns">What is right: <see cref="MotifReturns.Find"/>.</param>
    /// <param name="distances">The way of looking.</param>
    /// <param name="moved">Whether only transposed or delayed returns count.</param>
    /// <param name="most">How many phrases are asked for at most, spread over the shelf.</param>
    /// <exception cref="ArgumentException">No phrase has such a return.</exception>
    public static MotifRetrieval Of(
        string way,
        PhraseShelf shelf,
        IReadOnlyList<MotifReturn> returns,
        PhraseDistances distances,
        bool moved,
        int most = 400
    )
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var right = returns.Where(Counts).ToLookup(found => found.From, found => found.To);
        var others = returns.Where(found => !Counts(found)).ToLookup(found => found.From, found => found.To);
        int[] asked = [.. right.Select(group => group.Key).Order()];
        if (asked.Length == 0)
        {
            throw new ArgumentException("No phrase has a return of the kind that is asked for.", nameof(returns));
        }
        asked =
        [
            .. Enumerable
                .Range(0, Math.Min(most, asked.Length))
                .Select(i => asked[(int)((long)i * asked.Length / Math.Min(most, asked.Length))]),
        ];
        var clock = new TimeSpan();
        var answers = asked.Select(Answer).ToList();
        return new MotifRetrieval(
            way,
            moved,
            Mean(answer => answer.First),
            Mean(answer => answer.AmongTen),
            answers.Average(answer => answer.Reciprocal),
            answers.Average(answer => answer.Chance),
            asked.Length,
            shelf.Phrases.Count,
            clock.TotalMilliseconds / asked.Length
        );

        (int Place, double First, double AmongTen, double Reciprocal, double Chance) Answer(int place)
        {
            var before = Stopwatch.GetTimestamp();
            var far = distances(place);
            clock += Stopwatch.GetElapsedTime(before);
            var (wanted, left) = (right[place].ToHashSet(), others[place].ToHashSet());
            int[] candidates = [.. Enumerable.Range(0, far.Length).Where(other => !shelf.Overlap(place, other) && !left.Contains(other))];
            var best = wanted.Min(other => far[other]);
            var nearer = candidates.Count(other => far[other] < best);
            var equal = candidates.Count(other => far[other] == best);
            var rightOnes = wanted.Count(other => far[other] == best);
            // Of `equal` answers in random order, of which some are right, the first right one stands at a place from 1 on.
            var chances = FirstOf(equal, rightOnes);
            return (
                place,
                nearer == 0 ? chances[0] : 0,
                Enumerable.Range(0, chances.Length).Where(i => nearer + i < 10).Sum(i => chances[i]),
                Enumerable.Range(0, chances.Length).Sum(i => chances[i] / (nearer + i + 1)),
                (double)wanted.Count / candidates.Length
            );
        }

        bool Counts(MotifReturn found) => !found.Copy && (!moved || found.Moved);

        SongBootstrap Mean(Func<(int Place, double First, double AmongTen, double Reciprocal, double Chance), double> value) =>
            SongBootstrap.Of([.. answers.GroupBy(answer => shelf.Phrases[answer.Place].Song).Select(song => song.Select(value).ToArray())]);
    }

    /// <summary>How likely the first right one of some in random order stands at each place.</summary>
    private static double[] FirstOf(int all, int right)
    {
        var chances = new double[all - right + 1];
        var none = 1.0;
        for (var place = 0; place < chances.Length; place++)
        {
            chances[place] = none * right / (all - place);
            none *= (double)(all - right - place) / (all - place);
        }
        return chances;
    }
}
