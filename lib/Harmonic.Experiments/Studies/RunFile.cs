using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Experiments;

/// <summary>
/// The runs of a study in a JSON file that is whole after each of them: an interrupted study goes on from there. With each run stands the
/// command that made it.
/// </summary>
/// <typeparam name="TRun">What is kept of a run.</typeparam>
internal sealed class RunFile<TRun>
{
    /// <summary>The environment variable in which <c>./run</c> says how it was called.</summary>
    private const string Variable = "HARMONIC_COMMAND";

    private const string Member = "Command";
    private const string ByHand = "none: executed by hand, in a front end or by a program of one's own";

    // An angle to a move of length 0 is not a number; it is written as "NaN".
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // commands as they are pasted into a shell
    };

    private readonly Lock guard = new();
    private readonly string? path;
    private readonly Func<TRun, object> key;
    private readonly List<(TRun Run, string? Command)> runs;

    /// <summary>The runs in a file, which need not be there yet.</summary>
    /// <param name="path">The file; null keeps the runs in memory.</param>
    /// <param name="key">What two runs cannot have in common: a new one takes the place of an old one.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    internal RunFile(string? path, Func<TRun, object> key) => (this.path, this.key, runs) = (path, key, path is null ? [] : Read(path));

    internal IReadOnlyList<TRun> Runs
    {
        get
        {
            lock (guard)
            {
                return [.. runs.Select(kept => kept.Run)];
            }
        }
    }

    /// <summary>Adds a run, made by the command at hand; one that is there already, with the same numbers, stays as it is.</summary>
    internal void Add(TRun run)
    {
        lock (guard)
        {
            var place = runs.FindIndex(other => key(other.Run).Equals(key(run)));
            if (place >= 0 && JsonNode.DeepEquals(Node(runs[place].Run), Node(run)))
            {
                return;
            }
            if (place >= 0)
            {
                runs.RemoveAt(place);
            }
            runs.Add((run, Environment.GetEnvironmentVariable(Variable) ?? ByHand));
            runs.Sort((one, other) => Comparer<object>.Default.Compare(key(one.Run), key(other.Run)));
            if (path is not null)
            {
                AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, runs.Select(Kept), Json));
            }
        }
    }

    internal static List<TRun> Load(string path) => [.. Read(path).Select(kept => kept.Run)];

    private static List<(TRun Run, string? Command)> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        try
        {
            return
            [
                .. JsonNode
                    .Parse(File.ReadAllText(path))!
                    .AsArray()
                    .Select(node => (node.Deserialize<TRun>(Json)!, (string?)node![Member])),
            ];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException($"{path} does not hold a list of {typeof(TRun).Name}. {error.Message}");
        }
    }

    private static JsonObject Node(TRun run) => JsonSerializer.SerializeToNode(run, Json)!.AsObject();

    private static JsonObject Kept((TRun Run, string? Command) kept)
    {
        var node = Node(kept.Run);
        if (kept.Command is not null)
        {
            node.Insert(0, Member, kept.Command);
        }
        return node;
    }
}
