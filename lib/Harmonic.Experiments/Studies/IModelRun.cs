namespace Harmonic.Experiments;

/// <summary>A run of a study that compares models.</summary>
/// <typeparam name="TScores">What was measured of a model.</typeparam>
public interface IModelRun<out TScores> : IStudyRun
{
    /// <summary>The model's name in tables.</summary>
    string Model { get; }

    /// <summary>Decided weights and data.</summary>
    long Seed { get; }

    /// <summary>What was measured.</summary>
    TScores Scores { get; }
}
