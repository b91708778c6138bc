namespace Harmonic.Kernel.Headless;

/// <summary>What to run, and how.</summary>
internal sealed record RunRequest(string Notebook)
{
    /// <summary>Parameters by name, as the command line gave them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the executed notebook goes, a file or a folder; null for a new folder under <c>data/runs</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Whether the executed notebook replaces its source.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether all that cells write is shown.</summary>
    public bool Verbose { get; init; }

    /// <summary>How long one cell may take; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
