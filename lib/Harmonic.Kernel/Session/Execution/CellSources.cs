using System.Collections.Concurrent;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>The text of the cells that have run, by name, so that a traceback can quote a line.</summary>
internal sealed class CellSources
{
    private readonly ConcurrentDictionary<string, string[]> lines = new();

    /// <summary>Remembers a cell.</summary>
    public void Add(string name, string code) => lines[name] = code.ReplaceLineEndings("\n").Split('\n');

    /// <summary>
    /// The cell that a file name in a stack trace stands for (the compiler puts a folder before it), else the file's own path.
    /// </summary>
    public string NameOf(string file) => Path.GetFileName(file) is var name && lines.ContainsKey(name) ? name : file;

    /// <summary>A line (1-based) of a cell or of a file that it loaded; null if there is none.</summary>
    public string? Line(string name, int number)
    {
        var source = lines.GetValueOrDefault(name) ?? (File.Exists(name) ? File.ReadAllLines(name) : []);
        return number >= 1 && number <= source.Length ? source[number - 1] : null;
    }
}
