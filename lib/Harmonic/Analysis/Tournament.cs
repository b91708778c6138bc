namespace Harmonic.Analysis;

/// <summary>
/// Work on all pairs of blocks of a table, in rounds within which every block meets one other at most. Whatever a pair writes to
/// its own two blocks needs no lock, and each block is written to in one order, whatever the number of threads.
/// </summary>
internal static class Tournament
{
    /// <summary>Calls <paramref name="alone"/> for each block, then <paramref name="meeting"/> once for each pair of them.</summary>
    public static void Run(int blocks, Action<int> alone, Action<int, int> meeting)
    {
        Parallel.For(0, blocks, alone);
        var players = blocks + (blocks % 2); // an odd one out sits a round out, against a block that is not there
        for (var round = 0; round < players - 1; round++)
        {
            var turn = round;
            Parallel.For(0, players / 2, table =>
            {
                var (one, two) = Meeting(players, turn, table);
                if (two < blocks)
                {
                    meeting(one, two);
                }
            });
        }
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
