namespace Harmonic.Experiments;

/// <summary>Where a notebook puts its weights, records and tables.</summary>
public static class RunFolder
{
    /// <summary>The folder, made if it is not there.</summary>
    /// <param name="notebook">The notebook's name.</param>
    /// <param name="asked">The folder that is asked for; empty for the headless runner's own, or data/runs in the repository.</param>
    public static string Of(string notebook, string asked = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(notebook);
        ArgumentNullException.ThrowIfNull(asked);
        var folder =
            asked.Length > 0
                ? asked
                : Environment.GetEnvironmentVariable("HARMONIC_RUN_DIRECTORY") ?? Path.Combine("..", "data", "runs", notebook);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
