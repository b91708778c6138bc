using System.CommandLine;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sites;

namespace Harmonic.Notebooks.CommandLine;

/// <summary><c>harmonic site [NOTEBOOK…]</c></summary>
internal static class SiteCommand
{
    private const string NotebookFolder = "notebooks";
    private const string Introduction =
        "C# notebooks that reproduce representation-learning research and carry it further. "
        + "Their figures are live: zoom into them, point at what you want to know, turn those in space.";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Executed .ipynb files in the order of the front page; default: those in notebooks/.",
        };
        var folder = new Option<string>("--out", "-o") { Description = "The folder for the site.", DefaultValueFactory = _ => "site" };
        var command = new Command(
            "site",
            "Turns executed notebooks into pages with a front page, which are read from disk and need no network."
        )
        {
            notebooks,
            folder,
        };
        command.SetAction(arguments =>
            Build(arguments.GetValue(notebooks) is { Length: > 0 } named ? named : Own("the site is to hold"), arguments.GetValue(folder)!)
        );
        return command;
    }

    private static int Build(string[] notebooks, string folder)
    {
        var front = Site.Build(new SiteOptions(notebooks, folder, Introduction: Introduction));
        Console.WriteLine($"Open {Path.GetFullPath(front)} in a browser.");
        return HeadlessRun.Success;
    }

    /// <summary>The notebooks of the folder <c>notebooks</c> here.</summary>
    /// <param name="purpose">What they are for, to end a sentence with.</param>
    /// <exception cref="UsageException">There are none.</exception>
    public static string[] Own(string purpose) =>
        Directory.Exists(NotebookFolder) && Directory.GetFiles(NotebookFolder, "*.ipynb") is { Length: > 0 } found
            ? [.. found.Order(StringComparer.Ordinal)]
            : throw new UsageException($"There are no notebooks in {NotebookFolder}/ here; name those that {purpose}.");
}
