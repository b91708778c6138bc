namespace Harmonic.Embedding.Tests;

public class TournamentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void All_pairs_meet_once_and_none_twice_in_a_round(int blocks)
    {
        var rounds = Tournament.Rounds(blocks);
        Assert.Equal(Enumerable.Range(0, blocks).Select(block => (block, block)), rounds[0]);
        var pairs = from one in Enumerable.Range(0, blocks) from two in Enumerable.Range(one, blocks - one) select (one, two);
        Assert.Equal(pairs, rounds.SelectMany(round => round).Order());
        foreach (var round in rounds.Skip(1))
        {
            var busy = round.SelectMany(pair => new[] { pair.One, pair.Two }).ToArray();
            Assert.Equal(busy.Length, busy.Distinct().Count());
        }
    }
}
