using System.Globalization;
using System.Text.Json.Nodes;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>One combination of a sweep: its values, its folder, and what its record says.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Values">The values of the sweep's parameters.</param>
internal sealed record SweepRun(Sweep Sweep, int Number, IReadOnlyList<string> Values)
{
    /// <summary>A run that is neither recorded nor under way.</summary>
    public const string Waiting = "waiting";

    /// <summary>A run that says it is running and has been silent for too long.</summary>
    public const string CutOff = "cut off";

    // What an IOException says where a file is locked; a disk that is full is another matter.
    private const int LockedOnLinux = 11,
        LockedOnMac = 35,
        LockedOnWindows = unchecked((int)0x80070020);

    /// <summary>Its name, which does not depend on the other runs.</summary>
    public string Id { get; } =
        Values.Count == 0 ? "run" : string.Join(',', Sweep.Parameters.Zip(Values, (parameter, value) => $"{parameter.Name}={value}"));

    /// <summary>Its own folder.</summary>
    public string Folder => Path.Combine(Sweep.Folder, Sweep.SafeName(Id));

    /// <summary>What would be seen in a terminal.</summary>
    public string Log => Path.Combine(Folder, "output.txt");

    /// <summary>Its record; null before it has begun.</summary>
    public JsonObject? Record => RunState.Read(Folder);

    /// <summary>What to run.</summary>
    public RunRequest Request =>
        new(Sweep.NotebookCopy)
        {
            Parameters = Sweep.Parameters.Zip(Values).ToDictionary(pair => pair.First.Name, pair => pair.Second),
            Folder = Folder,
            Directory = Sweep.Directory,
            Id = Id,
            Log = Log,
        };

    /// <summary>Its state by its record: one of <see cref="RunState"/>'s, or <see cref="Waiting"/>, or <see cref="CutOff"/>.</summary>
    public static string StateOf(JsonObject? record) =>
        record is null ? Waiting
        : (string?)record["state"] != RunState.Running ? (string?)record["state"] ?? Waiting
        : DateTime.TryParse((string?)record["heartbeat"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var heard)
        && DateTime.UtcNow - heard < RunState.Silence
            ? RunState.Running
        : CutOff;

    /// <summary>
    /// The right to make this run: held by one process at a time and given back by the system when that process is gone, however it ends.
    /// </summary>
    /// <returns>The hold on it; null where another process has it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public FileStream? Hold()
    {
        Directory.CreateDirectory(Folder);
        try
        {
            return new FileStream(Path.Combine(Folder, ".hold"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            return null;
        }
    }
}
