namespace Harmonic.Embedding;

/// <summary>
/// All pairs of blocks of a table, in rounds within which every block meets one other at most. Whatever a pair writes to its own
/// two blocks needs no lock, and each block is written to in one order, whatever the number of threads.
/// </summary>
internal static class Tournament
{
    /// <summary>First the round in which each block is by itself, as a pair with itself; then those in which two meet.</summary>
    public static List<(int One, int Two)[]> Rounds(int blocks)
    {
        var rounds = new List<(int One, int Two)[]> { Enumerable.Range(0, blocks).Select(block => (block, block)).ToArray() };
        var players = blocks + (blocks % 2); // an odd one out sits a round out, against a block that is not there
        for (var round = 0; round < players - 1; round++)
        {
            rounds.Add([
                .. Enumerable.Range(0, players / 2).Select(table => Meeting(players, round, table)).Where(meeting => meeting.Two < blocks),
            ]);
        }

        return rounds;
    }

    // The circle method: the last player stays, the others turn by one seat each round.
    private static (int One, int Two) Meeting(int players, int round, int table)
    {
        var seats = players - 1;
        var one = table == 0 ? players - 1 : (round + table) % seats;
        var two = (round + seats - table) % seats;
        return (Math.Min(one, two), Math.Max(one, two));
    }
}
