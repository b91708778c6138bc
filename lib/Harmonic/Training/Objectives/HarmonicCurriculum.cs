using Harmonic.Losses;

namespace Harmonic.Training;

/// <summary>When each part of the harmonic objective begins (write-up, section 4.2): where a phase ends, as a part of all steps.</summary>
public sealed record HarmonicCurriculum
{
    /// <summary>How many steps training has, 0 or more.</summary>
    public required int Steps { get; init; }

    /// <summary>The weights in the end: λ_h, λ_d, α, β and the margin.</summary>
    public required HarmonyWeights Target { get; init; }

    /// <summary>Where reconstruction alone ends.</summary>
    public double ReconstructionEnds { get; init; } = 0.2;

    /// <summary>Where the small weight ends and the ramp begins.</summary>
    public double IntroductionEnds { get; init; } = 0.3;

    /// <summary>Where the weight has reached its target and adversarial training begins; 1 leaves that out.</summary>
    public double RampEnds { get; init; } = 0.7;

    /// <summary>The small weight, as a part of the target.</summary>
    public double SmallScale { get; init; } = 0.1;

    /// <summary>The curriculum in a line, for run records.</summary>
    public string Description =>
        $"λ_h {Target.Harmony:R}, λ_d {Target.Dissonance:R}, α {Target.Alpha:R}, β {Target.Beta:R}, margin {Target.Margin:R}, "
        + $"invalid reconstruction "
        + $"{Target.InvalidReconstruction:R}; of {Steps} steps reconstruction to {ReconstructionEnds:R}, {SmallScale:R} of the weights to "
        + $"{IntroductionEnds:R}, ramp to {RampEnds:R}";

    /// <summary>What holds at a step (0, 1, …); beyond the last step, what held there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The phases are not in order within 0 to 1, the small weight is not within it, or training has fewer than 0 steps.
    /// </exception>
    public CurriculumStage At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Check();
        var place = Steps == 0 ? 1 : (double)step / Steps;
        var (phase, scale) =
            place < ReconstructionEnds ? (CurriculumPhase.Reconstruction, 0)
            : place < IntroductionEnds ? (CurriculumPhase.Introduction, SmallScale)
            : place < RampEnds
                ? (CurriculumPhase.Ramp, SmallScale + (1 - SmallScale) * (place - IntroductionEnds) / (RampEnds - IntroductionEnds))
            : (CurriculumPhase.Adversarial, 1.0);
        var weights = Target with { Harmony = scale * Target.Harmony, Dissonance = scale * Target.Dissonance };
        return new CurriculumStage(phase, scale, weights);
    }

    private void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Steps);
        double[] ends = [0, ReconstructionEnds, IntroductionEnds, RampEnds, 1];
        if (!ends.SequenceEqual(ends.Order()) || SmallScale is not (>= 0 and <= 1))
        {
            throw new ArgumentException(
                $"The phases end at {ReconstructionEnds:R}, {IntroductionEnds:R} and {RampEnds:R} with a small weight of {SmallScale:R}; "
                    + "they must follow each other within 0 to 1, and the small weight lies within 0 to 1 too."
            );
        }
    }
}
