using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Tests.Runs;

/// <summary>The program as a user calls it, in a process of its own.</summary>
public sealed class ProgramTests : NotebookTest
{
    [Fact]
    public async Task A_notebook_is_run_into_a_folder_of_its_own_and_its_source_is_left_alone()
    {
        var path = Write(
            Code("int n = 1;", "parameters"),
            Code(
                "using System.IO;\nvar folder = Environment.GetEnvironmentVariable(\"HARMONIC_RUN_DIRECTORY\");\nFile.WriteAllText(Path.Combine(folder, \"results.md\"), $\"| n | {n} |\");"
            ),
            Code("Environment.GetEnvironmentVariable(\"HARMONIC_HEADLESS\") + Directory.GetCurrentDirectory()")
        );
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (exitCode, output, _) = await Harmonic("run", path, "-p", "n=42");
        Assert.Equal(0, exitCode);
        Assert.Contains("| n | 42 |", output);
        Assert.Contains("[1/4] int n = 1;", output);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var run = Assert.Single(Directory.EnumerateDirectories(Path.Combine(Folder, "runs", "notebook")));
        var executed = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(run, "notebook.ipynb"), TestContext.Current.CancellationToken)
        )!;
        Assert.Equal($"1{Folder}", MultilineText.Join(executed["cells"]![3]!["outputs"]![0]!["data"]!["text/plain"]));
        Assert.Equal(42, (int)executed["metadata"]!["harmonic"]!["parameters"]!["n"]!);
        Assert.True((double)executed["metadata"]!["papermill"]!["duration"]! > 0);
        Assert.DoesNotContain(Folder, executed["metadata"]!.ToJsonString());
    }

    [Fact]
    public async Task An_error_is_told_with_cell_line_and_source_and_what_ran_is_saved()
    {
        var path = Write(Code("Console.WriteLine(\"ran\");"), Code("var zero = 0;\nvar x = 1 / zero;"));
        var executed = Path.Combine(Folder, "out", "done.ipynb");
        var (exitCode, output, _) = await Harmonic("run", path, "--output", executed, "--verbose");
        Assert.Equal(1, exitCode);
        Assert.Contains("ran\n", output);
        Assert.Contains("Cell 2, line 2: DivideByZeroException: Attempted to divide by zero.", output);
        Assert.Contains("var x = 1 / zero;", output);
        Assert.Contains("\"ran\\n\"", await File.ReadAllTextAsync(executed, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_notebook_is_replaced_only_when_told_to()
    {
        var path = Write(Code("1 + 1"));
        var (refused, _, error) = await Harmonic("run", path, "-o", path);
        Assert.Equal(2, refused);
        Assert.Contains("--in-place", error);
        Assert.Equal(0, (await Harmonic("run", path, "--in-place")).ExitCode);
        Assert.Contains("execute_result", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_an_earlier_run_put_into_a_notebook_counts_and_is_recorded()
    {
        var path = Write(
            Code("int n = 1; string text = \"\";", "parameters"),
            Code("$\"{n} {text} {Environment.GetEnvironmentVariable(\"HARMONIC_COMMAND\")}\"")
        );
        Assert.Equal(0, (await Harmonic("run", path, "--in-place", "-p", "n=42", "-p", "text=a b")).ExitCode);
        Directory.Delete(Path.Combine(Folder, "runs"), recursive: true);
        Assert.Equal(0, (await Harmonic("run", path)).ExitCode);
        var run = Assert.Single(Directory.EnumerateDirectories(Path.Combine(Folder, "runs", "notebook")));
        var executed = NotebookDocument.Load(Path.Combine(run, "notebook.ipynb"));
        const string Command = "./run notebook.ipynb -p n=42 -p 'text=a b'";
        Assert.Equal($"42 a b {Command}", MultilineText.Join(executed.Cells[2].Outputs[0]!["data"]!["text/plain"]));
        Assert.Equal("""{"n":42,"text":"a b"}""", executed.Metadata["harmonic"]!["parameters"]!.ToJsonString());
        var record = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(Command, (string?)record["command"]);
        Assert.Equal(42, (int)record["parameters"]!["n"]!);
    }

    [Fact]
    public async Task Bad_requests_end_with_2_a_sentence_and_nothing_on_the_disk()
    {
        var path = Write(Code("int n = 1;", "parameters"));
        string[][] requests =
        [
            ["run", path, "-p", "m=1"],
            ["run", path, "-p", "n=x"],
            ["run", "nowhere.ipynb"],
            ["run"],
            ["run", path, "--timeout", "-1"],
            ["nonsense"],
            ["run", path, path, "-o", "x.ipynb"],
        ];
        foreach (var request in requests)
        {
            var (exitCode, output, error) = await Harmonic(request);
            Assert.True(exitCode == 2, $"{string.Join(' ', request)}: {exitCode} {output} {error}");
            Assert.True(error.Length > 0, $"{string.Join(' ', request)}: no word of what was wrong, but: {output}");
            Assert.DoesNotContain("   at ", error);
        }
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_record_of_a_training_that_cannot_be_read_keeps_no_run_from_its_end()
    {
        var path = Write(
            Code(
                "using System.IO;\nFile.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable(\"HARMONIC_RUN_DIRECTORY\"), \"training.json\"), \"{\");"
            )
        );
        var (exitCode, _, error) = await Harmonic("run", path);
        Assert.Equal((0, ""), (exitCode, error));
        var run = Assert.Single(Directory.EnumerateDirectories(Path.Combine(Folder, "runs", "notebook")));
        Assert.Equal("done", (string?)RunState.Read(run)!["state"]);
    }

    [Fact]
    public async Task Environment_exit_in_a_cell_ends_the_run_as_failed_and_what_ran_is_saved()
    {
        var path = Write(Code("Console.WriteLine(\"before\");"), Code("Environment.Exit(0);"), Code("3"));
        var (exitCode, output, _) = await Harmonic("run", path, "-o", "out/");
        Assert.Equal(1, exitCode);
        Assert.Contains("The cell ended the process (Environment.Exit).", output);
        var executed = await File.ReadAllTextAsync(Path.Combine(Folder, "out", "notebook.ipynb"), TestContext.Current.CancellationToken);
        Assert.Contains("before", executed);
        Assert.Contains("ProcessExit", executed);
    }

    [Fact]
    public async Task Interrupting_the_program_stops_the_cell_and_saves_what_ran()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGINT is sent with kill, and made heard with GNU's env.");
        var path = Write(Code("Console.WriteLine(\"before\");"), Code("System.IO.File.WriteAllText(\"reached\", \"\"); while (true) { }"));
        // Where the tests run in the background their children would have SIGINT ignored, as the shell wants it.
        using var process = Start("env", "--default-signal=INT", "dotnet", Program, "run", path, "-o", "out/");
        while (!File.Exists(Path.Combine(Folder, "reached")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await Send("INT", process);
        await EndOf(process);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains(
            "before",
            await File.ReadAllTextAsync(Path.Combine(Folder, "out", "notebook.ipynb"), TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task What_ends_a_program_with_several_notebooks_ends_the_one_that_runs_and_saves_it(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent with kill, and SIGINT made heard with GNU's env.");
        var first = Write(
            Code("Console.WriteLine(\"before\");"),
            Code("System.IO.File.WriteAllText(\"reached\", $\"{Environment.ProcessId}\"); while (true) { }")
        );
        var second = Path.Combine(Folder, "second.ipynb");
        File.Copy(first, second);
        using var process = Start("env", "--default-signal=INT", "dotnet", Program, "run", first, second, "-o", "out/");
        var reached = new FileInfo(Path.Combine(Folder, "reached"));
        while (!reached.Exists || reached.Length == 0)
        {
            reached.Refresh();
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        var number = await File.ReadAllTextAsync(reached.FullName, TestContext.Current.CancellationToken);
        using var child = Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture));
        try
        {
            await Send(signal, process);
            await EndOf(process);
            Assert.True(child.HasExited);
            Assert.Equal(130, process.ExitCode);
            Assert.Contains(
                "before",
                await File.ReadAllTextAsync(Path.Combine(Folder, "out", "notebook.ipynb"), TestContext.Current.CancellationToken)
            );
            Assert.False(File.Exists(Path.Combine(Folder, "out", "second.ipynb")));
        }
        finally
        {
            child.Kill();
        }
    }

    [Fact]
    public async Task What_ends_a_program_while_a_notebook_is_at_its_end_begins_no_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGTERM is sent with kill.");
        const string AtTheEnd =
            "System.IO.File.WriteAllText(\"reached\", \"\"); while (!System.IO.File.Exists(\"goOn\")) Thread.Sleep(50);";
        var first = Write(Code($"AppDomain.CurrentDomain.ProcessExit += (_, _) => {{ {AtTheEnd} }};"));
        var second = Path.Combine(Folder, "second.ipynb");
        await File.WriteAllTextAsync(second, Text(Code("2")), TestContext.Current.CancellationToken);
        using var process = Start("dotnet", Program, "run", first, second, "-o", "out/");
        while (!File.Exists(Path.Combine(Folder, "reached")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await Send("TERM", process);
        await File.WriteAllTextAsync(Path.Combine(Folder, "goOn"), "", TestContext.Current.CancellationToken);
        await EndOf(process);
        Assert.Equal(130, process.ExitCode);
        Assert.False(File.Exists(Path.Combine(Folder, "out", "second.ipynb")));
    }

    [Fact]
    public async Task A_program_that_a_cell_of_several_notebooks_starts_reads_what_this_one_would()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "cat and a shell are needed.");
        const string Cat = "new System.Diagnostics.ProcessStartInfo(\"cat\") { RedirectStandardOutput = true }";
        var path = Write(Code($"System.Diagnostics.Process.Start({Cat}).StandardOutput.ReadToEnd()"));
        var second = Path.Combine(Folder, "second.ipynb");
        File.Copy(path, second);
        using var process = Start("sh", "-c", $"exec dotnet '{Program}' run '{path}' '{second}' -o out/ < /dev/null");
        await EndOf(process);
        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "out", "second.ipynb")));
    }

    [Fact]
    public async Task Several_notebooks_run_in_processes_of_their_own()
    {
        var first = Write(Code("var x = 1; Environment.ProcessId"));
        var second = Path.Combine(Folder, "second.ipynb");
        File.Copy(first, second);
        Assert.Equal(0, (await Harmonic("run", "-o", "out/", "--", first, second)).ExitCode);
        var processes = new[] { "notebook.ipynb", "second.ipynb" }.Select(name =>
            NotebookDocument.Load(Path.Combine(Folder, "out", name)).Cells[0].Outputs[0]!["data"]!["text/plain"]!.ToJsonString()
        );
        Assert.Equal(2, processes.Distinct().Count());
    }

    private static Task EndOf(Process process) =>
        process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    private static async Task Send(string signal, Process process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
