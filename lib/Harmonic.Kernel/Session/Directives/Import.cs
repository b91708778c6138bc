using Harmonic.Kernel.Headless;

namespace Harmonic.Kernel.Session.Directives;

/// <summary><c>#!import PATH</c>: runs what another file holds in this session.</summary>
internal static class Import
{
    /// <summary>Runs the file.</summary>
    public static void Run(IMagicHost host, MagicPart part)
    {
        if (part.Arguments is not [var path])
        {
            throw new DirectiveException("#!import needs one path.");
        }
        var text = ReadFile(host, part, path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".ipynb":
                RunNotebook(host, text, path);
                break;
            case ".dib" or ".cs" or ".csx":
                host.RunCell(text, Path.GetFileName(path));
                break;
            default:
                throw new DirectiveException($"#!import: {path} is no .ipynb, .dib, .cs or .csx file.");
        }
    }

    /// <summary>The text of a file that a magic command names.</summary>
    /// <exception cref="DirectiveException">There is none.</exception>
    public static string ReadFile(IMagicHost host, MagicPart part, string path)
    {
        var file = host.PathOf(path);
        return File.Exists(file) ? File.ReadAllText(file) : throw new DirectiveException($"#!{part.Name}: there is no file {path}.");
    }

    private static void RunNotebook(IMagicHost host, string text, string path)
    {
        try
        {
            var cells = NotebookDocument.Parse(text, path).Cells.Where(cell => cell.IsCode).ToList();
            for (var index = 0; index < cells.Count; index++)
            {
                host.RunCell(cells[index].Source, $"{Path.GetFileName(path)}[{index + 1}]");
            }
        }
        catch (UsageException exception)
        {
            throw new DirectiveException($"#!import: {exception.Message}");
        }
    }
}
