namespace Harmonic.Experiments;

/// <summary>One setting of an experiment, and how a run with it is made.</summary>
/// <typeparam name="TRun">What is kept of a run.</typeparam>
public interface IStudyVariant<TRun>
{
    /// <summary>The setting in a word that can be part of a file's name; no two of a study have the same.</summary>
    string Name { get; }

    /// <summary>How many training steps.</summary>
    int Steps { get; }

    /// <summary>Samples a step, so that time left is honest where batches differ.</summary>
    int BatchSize { get; }

    /// <summary>Whether a run is one with exactly this setting.</summary>
    bool Made(TRun run);

    /// <summary>Trains and measures; goes on from the sitting's checkpoint if there is one.</summary>
    /// <exception cref="OperationCanceledException">The sitting was cancelled; the checkpoint is saved first.</exception>
    TRun Make(StudySitting sitting);
}
