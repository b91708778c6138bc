using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harmonic.Experiments;

/// <summary>The runs of a study in a JSON file that is whole after each of them: an interrupted study goes on from there.</summary>
/// <typeparam name="TRun">What is kept of a run.</typeparam>
internal sealed class RunFile<TRun>
{
    // An angle to a move of length 0 is not a number; it is written as "NaN".
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly Lock guard = new();
    private readonly string? path;
    private readonly Func<TRun, object> key;
    private readonly List<TRun> runs;

    /// <summary>The runs in a file, which need not be there yet.</summary>
    /// <param name="path">The file; null keeps the runs in memory.</param>
    /// <param name="key">What two runs cannot have in common: a new one takes the place of an old one.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    internal RunFile(string? path, Func<TRun, object> key) => (this.path, this.key, runs) = (path, key, path is null ? [] : Load(path));

    internal IReadOnlyList<TRun> Runs
    {
        get
        {
            lock (guard)
            {
                return [.. runs];
            }
        }
    }

    internal void Add(TRun run)
    {
        lock (guard)
        {
            runs.RemoveAll(other => key(other).Equals(key(run)));
            runs.Add(run);
            runs.Sort((one, other) => Comparer<object>.Default.Compare(key(one), key(other)));
            if (path is not null)
            {
                AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, runs, Json));
            }
        }
    }

    internal static List<TRun> Load(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<TRun>>(stream, Json) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} does not hold a list of {typeof(TRun).Name}. {error.Message}");
        }
    }
}
