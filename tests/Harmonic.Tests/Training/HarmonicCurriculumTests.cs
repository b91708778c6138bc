using Harmonic.Losses;
using Harmonic.Training;

namespace Harmonic.Tests.Training;

public sealed class HarmonicCurriculumTests
{
    private static readonly HarmonicCurriculum Curriculum = new()
    {
        Steps = 1000,
        Target = new HarmonyWeights
        {
            Harmony = 2,
            Dissonance = 3,
            Alpha = 0.7,
            Beta = 0.4,
            Margin = 0.6,
        },
    };

    [Fact]
    public void The_four_phases_follow_each_other()
    {
        var phases = Enumerable.Range(0, 1000).Select(step => Curriculum.At(step).Phase).ToList();
        Assert.Equal(phases.Order(), phases);
        Assert.Equal([200, 100, 400, 300], phases.CountBy(phase => phase).Select(pair => pair.Value));
    }

    [Fact]
    public void The_weight_never_falls_begins_at_nothing_and_ends_at_the_target()
    {
        var scales = Enumerable.Range(0, 1000).Select(step => Curriculum.At(step).Scale).ToList();
        Assert.Equal(scales.Order(), scales);
        Assert.Equal(0, scales[0]);
        Assert.Equal(0.1, scales[250]);
        Assert.Equal(0.55, scales[500], 1e-9);
        Assert.Equal(1, scales[700]);
        Assert.Equal(1, Curriculum.At(5000).Scale);
    }

    [Fact]
    public void The_weight_scales_the_lambdas_and_nothing_else()
    {
        var weights = Curriculum.At(500).Weights;
        Assert.Equal(1.1, weights.Harmony, 1e-9);
        Assert.Equal(1.65, weights.Dissonance, 1e-9);
        Assert.Equal((0.7, 0.4, 0.6), (weights.Alpha, weights.Beta, weights.Margin));
        Assert.Equal(Curriculum.Target, Curriculum.At(999).Weights);
    }

    [Fact]
    public void A_ramp_to_the_end_leaves_no_adversarial_phase()
    {
        var without = Curriculum with { RampEnds = 1 };
        Assert.Equal(CurriculumPhase.Ramp, without.At(999).Phase);
    }

    [Fact]
    public void Fewer_than_0_steps_are_refused() =>
        Assert.Equal("Steps", Assert.Throws<ArgumentOutOfRangeException>(() => (Curriculum with { Steps = -1 }).At(0)).ParamName);

    [Theory]
    [InlineData(0.5, 0.3, 0.7, 0.1)]
    [InlineData(0.2, 0.3, 1.1, 0.1)]
    [InlineData(-0.1, 0.3, 0.7, 0.1)]
    [InlineData(0.2, 0.3, 0.7, double.NaN)]
    public void Phases_out_of_order_are_refused(double first, double second, double third, double small)
    {
        var bad = Curriculum with { ReconstructionEnds = first, IntroductionEnds = second, RampEnds = third, SmallScale = small };
        Assert.Contains("follow each other", Assert.Throws<ArgumentException>(() => bad.At(0)).Message, StringComparison.Ordinal);
    }
}
