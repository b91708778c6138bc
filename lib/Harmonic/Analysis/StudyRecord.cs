using System.Text.Json;
using Harmonic.Training;

namespace Harmonic.Analysis;

/// <summary>The finished runs of a comparison in a JSON file, which is whole after each of them.</summary>
public sealed class StudyRecord
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly Lock guard = new();
    private readonly string? path;
    private readonly List<StudyRun> runs;

    /// <summary>The record in a file, which need not be there yet.</summary>
    /// <param name="path">The file; null keeps the record in memory.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public StudyRecord(string? path = null) => (this.path, runs) = (path, path is null ? [] : Load(path));

    /// <summary>The runs so far, by domain, model and seed.</summary>
    public IReadOnlyList<StudyRun> Runs
    {
        get
        {
            lock (guard)
            {
                return [.. runs];
            }
        }
    }

    /// <summary>Takes a run in, in place of an earlier one of the same model, domain and seed.</summary>
    public void Add(StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (guard)
        {
            runs.RemoveAll(other => (other.Model, other.Domain, other.Seed) == (run.Model, run.Domain, run.Seed));
            runs.Add(run);
            runs.Sort((one, other) => (one.Domain, one.Model, one.Seed).CompareTo((other.Domain, other.Model, other.Seed)));
            if (path is not null)
            {
                AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, runs, Json));
            }
        }
    }

    /// <summary>Whether exactly this run is there: the same model, data, loss, length and rate.</summary>
    public bool Holds(string model, string domain, long seed, string objective, int steps, double learningRate) => Runs.Any(run =>
        (run.Model, run.Domain, run.Seed, run.Objective, run.Steps, run.LearningRate) == (model, domain, seed, objective, steps, learningRate));

    private static List<StudyRun> Load(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<StudyRun>>(stream, Json) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} does not hold runs of the comparison. {error.Message}");
        }
    }
}
