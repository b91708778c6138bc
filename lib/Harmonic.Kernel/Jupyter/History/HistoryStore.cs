using System.IO.Enumeration;
using System.Text;
using System.Text.Json;

namespace Harmonic.Kernel.Jupyter.History;

/// <summary>
/// The cells run in this session and in earlier ones, kept in one file of JSON lines that kernels running at the same time share.
/// </summary>
/// <remarks>A file that cannot be read or written costs the memory of earlier sessions and nothing else.</remarks>
internal sealed class HistoryStore
{
    private const int MostEntries = 10_000;
    private const long MostOctets = 8L << 20; // of the file that is read when a kernel starts
    private const int LongestText = 64 << 10; // of a cell's code or value; the rest of a longer one is not kept
    private const int OpenAttempts = 20;
    private const int ReservationLine = 0; // says that a session has this number, and no more
    private const byte LineEnd = (byte)'\n';

    private readonly Lock guard = new();
    private readonly List<HistoryEntry> entries = [];
    private readonly string path;
    private readonly Action<string> log;

    /// <summary>Reads the file, drops what is older than the last 10,000 cells or 8 MiB, and takes the next session number in it.</summary>
    public HistoryStore(string path, Action<string> log)
    {
        (this.path, this.log) = (path, log);
        Session = 1;
        WithFile(Open);
    }

    /// <summary>The number of this session.</summary>
    public int Session { get; private set; }

    /// <summary>Where a user's history is kept.</summary>
    public static string DefaultPath =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "harmonic",
            "history.jsonl"
        );

    /// <summary>Adds a cell of this session.</summary>
    public void Add(int line, string input, string? output)
    {
        var entry = new HistoryEntry(Session, line, Shorten(input)!, Shorten(output));
        lock (guard)
        {
            entries.Add(entry);
        }

        WithFile(file =>
        {
            file.Seek(0, SeekOrigin.End);
            Write(file, entry);
        });
    }

    /// <summary>The last <paramref name="count"/> cells, of whichever session, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> Tail(int count) => Select(all => all.TakeLast(count));

    /// <summary>
    /// Lines [start, stop) of a session; 0 is this session and -1 the one before it; without <paramref name="stop"/> to its end.
    /// </summary>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        var wanted = session > 0 ? session : Session + session;
        return Select(all => all.Where(entry => entry.Session == wanted && entry.Line >= start && entry.Line < (stop ?? int.MaxValue)));
    }

    /// <summary>The last <paramref name="count"/> cells whose whole text matches a pattern of <c>*</c> and <c>?</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="unique">Whether equal cells count once, where they last stood.</param>
    /// <param name="count">How many at most; null for all.</param>
    public IReadOnlyList<HistoryEntry> Search(string pattern, bool unique, int? count) =>
        Select(all =>
        {
            var found = all.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false));
            found = unique ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found;
            return found.TakeLast(count ?? int.MaxValue);
        });

    private List<HistoryEntry> Select(Func<IEnumerable<HistoryEntry>, IEnumerable<HistoryEntry>> query)
    {
        lock (guard)
        {
            return [.. query(entries)];
        }
    }

    private void Open(FileStream file)
    {
        var tooLong = file.Length > MostOctets;
        file.Seek(tooLong ? -MostOctets / 2 : 0, tooLong ? SeekOrigin.End : SeekOrigin.Begin);
        using var reader = new StreamReader(file, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            Remember(line);
        }

        Session = entries.Count == 0 ? 1 : entries.Max(entry => entry.Session) + 1;
        entries.RemoveAll(entry => entry.Line == ReservationLine);
        if (entries.Count > MostEntries || tooLong)
        {
            entries.RemoveRange(0, Math.Max(0, entries.Count - MostEntries));
            file.SetLength(0);
            entries.ForEach(entry => Write(file, entry));
        }

        Write(file, new HistoryEntry(Session, ReservationLine, ""));
    }

    private static string? Shorten(string? text) => text?.Length > LongestText ? text[..LongestText] : text;

    // A line cut short by a crash is passed over.
    private void Remember(string line)
    {
        try
        {
            entries.Add(JupyterJson.Read<HistoryEntry>(Encoding.UTF8.GetBytes(line)));
        }
        catch (JsonException) { }
    }

    private void WithFile(Action<FileStream> use)
    {
        try
        {
            using var file = OpenAlone();
            use(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log($"the history in {path} cannot be used: {failure.Message}");
        }
    }

    // Another kernel may hold the file for the moment of a write.
    private FileStream OpenAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (attempt < OpenAttempts)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static void Write(FileStream file, HistoryEntry entry)
    {
        file.Write(JupyterJson.Write(entry));
        file.WriteByte(LineEnd);
    }
}
