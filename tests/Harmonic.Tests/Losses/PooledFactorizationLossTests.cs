using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class PooledFactorizationLossTests
{
    private static readonly Generator Random = new(11);

    private static Tensor Normal(long rows, long columns = 16) => randn([rows, columns], generator: Random);

    /// <summary>One after the other over all pairs, as the definition has it.</summary>
    private static double ByPairs(Tensor moves, Tensor shifts)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < moves.size(0); i++)
        {
            for (var j = 0; j < moves.size(0); j++)
            {
                if (i != j)
                {
                    sum += Math.Pow(Cosine(moves, i, j) - Cosine(shifts, i, j), 2);
                    count++;
                }
            }
        }
        return sum / count;

        static double Cosine(Tensor rows, int i, int j) => nn.functional.cosine_similarity(rows[i], rows[j], dim: 0).ToSingle();
    }

    private static Tensor Shifts(int count) =>
        tensor([.. Enumerable.Range(0, count).SelectMany(i => i % 2 == 0 ? new float[] { i % 5 - 6, 0 } : [0, i % 3 + 1])], [count, 2]);

    [Fact]
    public void It_is_the_mean_over_all_pairs_of_moves()
    {
        var (moves, shifts) = (Normal(24), Shifts(24));
        Assert.Equal(ByPairs(moves, shifts), PooledFactorizationLoss.Loss(moves, shifts).ToSingle(), 1e-5);
        moves[3].zero_();
        Assert.Equal(ByPairs(moves, shifts), PooledFactorizationLoss.Loss(moves, shifts).ToSingle(), 1e-5);
    }

    /// <summary>Its gradient by differences, in double precision.</summary>
    [Fact]
    public void Its_gradient_is_that_of_the_definition()
    {
        var (moves, shifts) = (Normal(7, 3).to(ScalarType.Float64).requires_grad_(), Shifts(7));
        PooledFactorizationLoss.Loss(moves, shifts).backward();
        var start = moves.detach();
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var (up, down) = (start.clone(), start.clone());
                up[i, j] += 1e-5;
                down[i, j] -= 1e-5;
                var slope = (PooledFactorizationLoss.Loss(up, shifts) - PooledFactorizationLoss.Loss(down, shifts)).ToDouble() / 2e-5;
                Assert.Equal(slope, moves.grad![i, j].ToDouble(), 1e-7);
            }
        }
    }

    [Fact]
    public void Directions_that_all_images_share_cost_nothing_and_each_images_own_do()
    {
        var shifts = Shifts(40);
        var shared = cat([shifts, zeros(40, 6)], 1) * 3;
        Assert.Equal(0, PooledFactorizationLoss.Loss(shared, shifts).ToSingle(), 1e-5);
        var turned = stack([.. Enumerable.Range(0, 40).Select(i => shared[i].roll(i / 4, 0))]);
        Assert.True(PooledFactorizationLoss.Loss(turned, shifts).ToSingle() > 0.2);
    }

    [Fact]
    public void The_term_sees_moves_of_the_whole_batch_and_trains()
    {
        manual_seed(1);
        using var encoder = new ToyEncoder();
        using var objective = new ShiftObjective(
            encoder,
            new ShiftTripletSampler(1),
            [ShiftTerms.Factorization, ShiftTerms.Pooled(0.5)],
            batchSize: 96,
            CPU,
            threads: 2
        );
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = 40, Seed = 1 });
        Assert.Equal(["loss", "factorization", "pooled"], history.Metrics);
        Assert.True(history.Last("pooled", 5) < history["pooled"][0] - 0.1, $"{history["pooled"][0]} to {history.Last("pooled", 5)}");
    }

    [Fact]
    public void What_is_no_set_of_moves_is_refused()
    {
        Assert.Contains(
            "[3, 2]",
            Assert.Throws<ArgumentException>(() => PooledFactorizationLoss.Loss(Normal(4), Shifts(3))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => PooledFactorizationLoss.Loss(Normal(1), Shifts(1)));
        Assert.Throws<ArgumentNullException>(() => PooledFactorizationLoss.Loss(null!, Shifts(1)));
    }
}
