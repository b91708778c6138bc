using Harmonic.Data;

namespace Harmonic.Experiments.Tests;

public sealed class AurocTests
{
    [Theory]
    [InlineData(new float[] { 3, 4 }, new float[] { 1, 2 }, 1)]
    [InlineData(new float[] { 1, 2 }, new float[] { 3, 4 }, 0)]
    [InlineData(new float[] { 5, 5 }, new float[] { 5 }, 0.5)]
    [InlineData(new float[] { 1, 3 }, new float[] { 2 }, 0.5)]
    [InlineData(new[] { float.PositiveInfinity }, new[] { float.PositiveInfinity }, 0.5)]
    [InlineData(new[] { float.NegativeInfinity, 1 }, new[] { float.NegativeInfinity, float.PositiveInfinity }, 0.375)]
    [InlineData(new float[] { 1, 3, 3 }, new float[] { 2, 3 }, 0.5)]
    public void Small_cases_can_be_counted_by_hand(float[] positives, float[] negatives, double expected) =>
        Assert.Equal(expected, Auroc.Of(positives, negatives), 1e-12);

    [Fact]
    public void It_is_the_share_of_pairs_in_the_right_order_ties_counting_half()
    {
        var random = new RandomSequence(3, 0);
        var (positives, negatives) = (new float[83], new float[61]);
        Draw(positives, 3);
        Draw(negatives, 0);
        var expected = positives
            .SelectMany(p =>
                negatives.Select(n =>
                    p > n ? 1
                    : p == n ? 0.5
                    : 0
                )
            )
            .Average();
        Assert.Equal(expected, Auroc.Of(positives, negatives), 1e-12);

        void Draw(float[] values, int shift)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = random.Between(-10, 10) + shift;
            }
        }
    }

    [Fact]
    public void Scores_that_cannot_be_compared_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Auroc.Of([], [1]));
        Assert.Throws<ArgumentException>(() => Auroc.Of([1], []));
        Assert.Throws<ArgumentException>(() => Auroc.Of([float.NaN], [1]));
    }
}
