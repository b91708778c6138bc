namespace Harmonic.Notebooks.Runs;

/// <summary>Where a run's files lie.</summary>
/// <param name="Notebook">The executed notebook.</param>
/// <param name="Folder">The folder for what the notebook itself writes: figures, results.</param>
/// <param name="Own">Whether the folder is this run's alone, so that its record may lie there.</param>
internal sealed record RunPlaces(string Notebook, string Folder, bool Own)
{
    private const string SolutionFile = "HarmonicNotebooks.sln";

    /// <summary>Whether an output that is asked for is a file; anything else is a folder.</summary>
    public static bool IsFile(string output) =>
        Path.GetExtension(output).Equals(".ipynb", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(output);

    /// <summary>Chooses the places; a new folder under <c>data/runs</c> is made at once, so that no other run takes it.</summary>
    public static RunPlaces For(RunRequest request, DateTime now)
    {
        var source = Path.GetFullPath(request.Notebook);
        var fileName = Path.GetFileName(source);
        if (request.InPlace)
        {
            return new RunPlaces(source, NewFolder(source, Name(now)), Own: true);
        }
        if (request.Output is not { } output)
        {
            var folder = request.Folder ?? NewFolder(source, Name(now));
            return new RunPlaces(Path.Combine(folder, fileName), folder, Own: true);
        }
        var path = Path.GetFullPath(output);
        var notebook = IsFile(path) ? path : Path.Combine(path, fileName);
        return notebook == source
            ? throw new UsageException($"{request.Notebook} would be overwritten by its own run; --in-place says that this is wanted.")
            : new RunPlaces(notebook, Path.GetDirectoryName(notebook)!, Own: false);
    }

    /// <summary>A folder's name by the second.</summary>
    public static string Name(DateTime now) => now.ToString("yyyy-MM-dd-HHmmss");

    /// <summary>
    /// Makes a folder for a notebook's run: <c>data/runs/NOTEBOOK/NAME</c> in the repository that holds the notebook, else
    /// <c>runs/NOTEBOOK/NAME</c> beside it; <c>NAME-2</c> and so on where others have that name.
    /// </summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static string NewFolder(string notebook, string name)
    {
        var runs = RunsFrom(Path.GetDirectoryName(notebook)!);
        var first = Path.Combine(runs, Path.GetFileNameWithoutExtension(notebook), name);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? first : $"{first}-{number}").First(TryTake);
    }

    /// <summary>Makes a folder that is not there; of two processes that do so at once, one finds its mark made by the other.</summary>
    private static bool TryTake(string folder)
    {
        if (Directory.Exists(folder))
        {
            return false;
        }
        Directory.CreateDirectory(folder);
        var mark = Path.Combine(folder, ".taken");
        try
        {
            new FileStream(mark, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(mark))
        {
            return false;
        }
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
