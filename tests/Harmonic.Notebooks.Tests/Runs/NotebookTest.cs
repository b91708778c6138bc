using System.Diagnostics;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

/// <summary>A folder in which notebooks are made and run.</summary>
public abstract class NotebookTest : IDisposable
{
    /// <summary>The folder.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("harmonic-notebooks-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A code cell as JSON.</summary>
    protected static JsonObject Code(string source, params string[] tags) =>
        new()
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        };

    /// <summary>A notebook's text.</summary>
    protected static string Text(params JsonObject[] cells) =>
        new JsonObject
        {
            ["cells"] = new JsonArray([.. cells]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject
                {
                    ["name"] = ".net-csharp",
                    ["language"] = "C#",
                    ["display_name"] = ".NET (C#)",
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString();

    /// <summary>Writes a notebook and returns its path.</summary>
    protected string Write(params JsonObject[] cells)
    {
        var path = Path.Combine(Folder, "notebook.ipynb");
        File.WriteAllText(path, Text(cells));
        return path;
    }

    /// <summary>Runs a notebook in this process, without files.</summary>
    internal async Task<(NotebookDocument Notebook, RunOutcome Outcome)> Run(params JsonObject[] cells)
    {
        var notebook = NotebookDocument.Parse(Text(cells), "notebook.ipynb");
        return (notebook, await Run(notebook, timeout: null, TestContext.Current.CancellationToken));
    }

    internal async Task<RunOutcome> Run(NotebookDocument notebook, TimeSpan? timeout, CancellationToken interrupt)
    {
        using var session = new CodeSession(Folder);
        return await new NotebookRunner(session, () => { }, new Silence(), timeout).RunAsync(notebook, interrupt);
    }

    /// <summary>The program.</summary>
    protected static string Program => Path.ChangeExtension(typeof(NotebookDocument).Assembly.Location, ".dll");

    /// <summary>Starts a command in the folder.</summary>
    protected Process Start(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs the program as a user calls it.</summary>
    protected async Task<(int ExitCode, string Output, string Error)> Harmonic(params string[] arguments)
    {
        using var process = Start("dotnet", [Program, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private sealed class Silence : IRunProgress
    {
        public void CellStarts(int number, int count, string title) { }

        public void StreamWritten(string name, string text) { }

        public void DisplayUpdated(string text) { }

        public void CellEnds(CellStatus status) { }
    }
}
