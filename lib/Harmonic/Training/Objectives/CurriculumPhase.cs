namespace Harmonic.Training;

/// <summary>The four phases of the write-up's training strategy (section 4.2), in order.</summary>
public enum CurriculumPhase
{
    /// <summary>Reconstruction alone.</summary>
    Reconstruction,

    /// <summary>The harmony loss with a small weight.</summary>
    Introduction,

    /// <summary>Its weight grows to the target.</summary>
    Ramp,

    /// <summary>The target weight, and counterexamples that were searched for.</summary>
    Adversarial,
}
