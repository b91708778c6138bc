namespace Harmonic.Experiments;

/// <summary>The finished runs of a comparison in a JSON file, which is whole after each of them.</summary>
public sealed class StudyRecord
{
    private readonly RunFile<StudyRun> file;

    /// <summary>The record in a file, which need not be there yet.</summary>
    /// <param name="path">The file; null keeps the record in memory.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public StudyRecord(string? path = null) => file = new RunFile<StudyRun>(path, run => (run.Domain, run.Model, run.Seed));

    /// <summary>The runs so far, by domain, model and seed.</summary>
    public IReadOnlyList<StudyRun> Runs => file.Runs;

    /// <summary>Takes a run in, in place of an earlier one of the same model, domain and seed.</summary>
    public void Add(StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        file.Add(run);
    }

    /// <summary>Whether exactly this run is there: the same model, data, loss, length and rate.</summary>
    public bool Holds(string model, string domain, long seed, string objective, int steps, double learningRate) => Runs.Any(run =>
        (run.Model, run.Domain, run.Seed, run.Objective, run.Steps, run.LearningRate) == (model, domain, seed, objective, steps, learningRate));
}
