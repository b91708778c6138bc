namespace Harmonic.Notebooks.Runs;

/// <summary>What to run, and how.</summary>
internal sealed record RunRequest(string Notebook)
{
    /// <summary>Parameters by name, as the command line gave them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Starting values of sliders by name, as the command line gave them.</summary>
    public IReadOnlyDictionary<string, string> Sliders { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the executed notebook goes, a file or a folder; null for a new folder under <c>data/runs</c>.</summary>
    public string? Output { get; init; }

    /// <summary>A folder that is this run's own, with its record; null for what <see cref="Output"/> says.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder in which the code runs; null for the notebook's.</summary>
    public string? Directory { get; init; }

    /// <summary>The run's name in its record; null for its folder's.</summary>
    public string? Id { get; init; }

    /// <summary>A file for what a terminal would show; null for the terminal.</summary>
    public string? Log { get; init; }

    /// <summary>The pipe whose end asks for the run's end (<see cref="Runs.LifeLine"/>); null for none.</summary>
    public string? LifeLine { get; init; }

    /// <summary>Whether the executed notebook replaces its source.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether all that cells write is shown.</summary>
    public bool Verbose { get; init; }

    /// <summary>How long one cell may take; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
