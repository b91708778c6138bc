using Harmonic.Figures;

namespace Harmonic.Notebooks.Sites;

/// <summary>Finds files that npm has restored.</summary>
internal static class NodeModule
{
    /// <summary>The path of a file below <c>node_modules</c>, found upwards from this assembly or from the working directory.</summary>
    /// <exception cref="ExportException">It is in neither place.</exception>
    internal static string Find(string file)
    {
        string[] starts =
        [
            AppContext.BaseDirectory,
            Path.GetDirectoryName(typeof(NodeModule).Assembly.Location) ?? "",
            Directory.GetCurrentDirectory(),
        ];
        return starts
            .Where(start => start.Length > 0)
            .SelectMany(Upwards)
            .Select(folder => Path.Combine(folder, "node_modules", file.Replace('/', Path.DirectorySeparatorChar)))
            .FirstOrDefault(File.Exists)
            ?? throw new ExportException(
                $"{file.Split('/')[^1]} was not found. Run `npm ci` in the folder of this repository, where package.json lies."
            );
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
