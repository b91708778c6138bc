namespace Harmonic.Kernel.Headless;

/// <summary>Where a run's files lie.</summary>
/// <param name="Notebook">The executed notebook.</param>
/// <param name="Folder">The folder for what the notebook itself writes: figures, results.</param>
/// <param name="Own">Whether the folder is this run's alone, so that its record may lie there.</param>
internal sealed record RunPlaces(string Notebook, string Folder, bool Own)
{
    private const string SolutionFile = "HarmonicNotebooks.sln";

    /// <summary>Chooses the places; nothing is made yet.</summary>
    public static RunPlaces For(RunRequest request, DateTime now)
    {
        var source = Path.GetFullPath(request.Notebook);
        var fileName = Path.GetFileName(source);
        if (request.InPlace)
        {
            return new RunPlaces(source, NewFolder(source, now), Own: true);
        }
        if (request.Output is not { } output)
        {
            var folder = request.Folder ?? NewFolder(source, now);
            return new RunPlaces(Path.Combine(folder, fileName), folder, Own: true);
        }
        var path = Path.GetFullPath(output);
        var isFolder = Directory.Exists(path) || Path.EndsInDirectorySeparator(output) || Path.GetExtension(output).Length == 0;
        var notebook = isFolder ? Path.Combine(path, fileName) : path;
        return notebook == source
            ? throw new UsageException($"{request.Notebook} would be overwritten by its own run; --in-place says that this is wanted.")
            : new RunPlaces(notebook, Path.GetDirectoryName(notebook)!, Own: false);
    }

    /// <summary><c>data/runs/NAME/TIME</c> in the repository that holds the notebook, else <c>runs/NAME/TIME</c> beside it.</summary>
    private static string NewFolder(string source, DateTime now)
    {
        var runs = RunsFrom(Path.GetDirectoryName(source)!);
        var folder = Path.Combine(runs, Path.GetFileNameWithoutExtension(source), now.ToString("yyyy-MM-dd-HHmmss"));
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? folder : $"{folder}-{number}")
            .First(free => !Directory.Exists(free));
    }

    /// <summary>
    /// The folder of all runs, as it is called from a folder: <c>data/runs</c> of its repository, else <c>runs</c> in it.
    /// </summary>
    public static string RunsFrom(string directory) =>
        RepositoryAbove(directory) is { } root ? Path.Combine(root, "data", "runs") : Path.Combine(directory, "runs");

    private static string? RepositoryAbove(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
