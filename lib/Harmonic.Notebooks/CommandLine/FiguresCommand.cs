using System.CommandLine;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.CommandLine;

/// <summary><c>harmonic figures NOTEBOOK…</c></summary>
internal static class FiguresCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Executed .ipynb files; they are not run again.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "The kind of picture: pdf, svg or png.",
            DefaultValueFactory = _ => "pdf",
        };
        var theme = new Option<string>("--theme", "-t")
        {
            Description = "How they look: paper (paper-serif with serifs), screen or dark.",
            DefaultValueFactory = _ => "paper",
        };
        var width = new Option<string?>("--width", "-w")
        {
            Description =
                $"Their width, as 3.3in, 84mm, 237pt or 640px, or a column by name: {string.Join(", ", Figures.Length.Columns)}; "
                + $"default: the theme's own.",
        };
        var height = new Option<string?>("--height") { Description = "Their height; default: what their panels need." };
        var dpi = new Option<int>("--dpi")
        {
            Description = "Points per inch of a png, and of what a browser draws in a pdf or svg.",
            DefaultValueFactory = _ => 300,
        };
        var letters = new Option<bool>("--letters") { Description = "Letter the panels (a), (b), …" };
        var figure = new Option<string?>("--figure")
        {
            Description = "The number or the name of the one figure wanted, such as 3 or 03-training-loss; default: all.",
        };
        var folder = new Option<string?>("--out", "-o") { Description = "The folder for them; default: figures/NAME/ in this folder." };
        var command = new Command("figures", "Saves the figures of executed notebooks as pictures for papers, slides and pages.")
        {
            notebooks,
            format,
            theme,
            width,
            height,
            dpi,
            letters,
            figure,
            folder,
        };
        command.SetAction(
            (arguments, cancellation) =>
                SaveAsync(
                    arguments.GetValue(notebooks)!,
                    arguments.GetValue(folder),
                    arguments.GetValue(figure),
                    FigureFile.FormatOf("*." + arguments.GetValue(format)),
                    new FigureFileOptions(
                        Theme.Parse(arguments.GetValue(theme)!),
                        Length(arguments.GetValue(width)),
                        Length(arguments.GetValue(height)),
                        arguments.GetValue(dpi),
                        arguments.GetValue(letters)
                    ),
                    cancellation
                )
        );
        return command;
    }

    private static Length? Length(string? text) => text is null ? null : Figures.Length.Parse(text);

    private static async Task<int> SaveAsync(
        string[] notebooks,
        string? folder,
        string? figure,
        ExportFormat format,
        FigureFileOptions options,
        CancellationToken cancellation
    )
    {
        NotebookDocument.RequireNames(notebooks);
        var failed = false;
        foreach (var notebook in notebooks)
        {
            var name = Path.GetFileNameWithoutExtension(notebook);
            var place =
                folder is null ? Path.Combine("figures", name)
                : notebooks.Length == 1 ? folder
                : Path.Combine(folder, name);
            foreach (var (file, problem) in await NotebookFigures.SaveAllAsync(notebook, place, format, options, figure, cancellation))
            {
                if (file is null)
                {
                    await Console.Error.WriteLineAsync(problem);
                    failed = true;
                    continue;
                }
                Console.WriteLine($"{file}  {new FileInfo(file).Length / 1000.0:N0} kB");
            }
        }
        return failed ? HeadlessRun.BadUsage : HeadlessRun.Success;
    }
}
