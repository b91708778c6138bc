namespace Harmonic.Experiments;

/// <summary>What is kept of a run.</summary>
public interface IStudyRun
{
    /// <summary>What no two runs of a study have in common: a new one takes the place of an old one.</summary>
    object Key { get; }
}
