using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;

namespace Harmonic.Notebooks.Tests.Runs;

public sealed class RunnerTests : NotebookTest
{
    [Fact]
    public async Task Outputs_are_written_as_jupyter_writes_them()
    {
        var (notebook, outcome) = await Run(
            Code(
                "Console.WriteLine(\"one\"); Console.Write(\"10 %\\r\"); Console.WriteLine(\"20 %\"); Console.Error.WriteLine(\"two\"); Console.WriteLine(\"three\"); 4"
            )
        );
        Assert.Equal(CellStatus.Ok, outcome.Status);
        var outputs = notebook.Cells[0].Outputs;
        Assert.Equal(["stream", "stream", "stream", "execute_result"], outputs.Select(output => (string)output!["output_type"]!));
        Assert.Equal("""["one\n","20 %\n"]""", outputs[0]!["text"]!.ToJsonString());
        Assert.Equal("stderr", (string)outputs[1]!["name"]!);
        Assert.Equal(1, (int)outputs[3]!["execution_count"]!);
        Assert.Equal("4", MultilineText.Join(outputs[3]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task An_update_reaches_every_place_of_a_display()
    {
        var (notebook, _) = await Run(Code("var shown = display(1);"), Code("shown.Update(2); display(3);"));
        Assert.Equal("2", MultilineText.Join(Assert.Single(notebook.Cells[0].Outputs)!["data"]!["text/plain"]));
        Assert.Single(notebook.Cells[1].Outputs);
    }

    [Fact]
    public async Task Clearing_takes_what_is_there_at_once_or_when_more_comes()
    {
        var (notebook, _) = await Run(
            Code("Console.WriteLine(1); clear_output(); Console.WriteLine(2);"),
            Code("Console.WriteLine(1); clear_output(wait: true);"),
            Code("Console.WriteLine(1); clear_output(wait: true); display(2);")
        );
        Assert.Equal("2\n", MultilineText.Join(Assert.Single(notebook.Cells[0].Outputs)!["text"]));
        Assert.Equal("1\n", MultilineText.Join(Assert.Single(notebook.Cells[1].Outputs)!["text"]));
        Assert.Equal("display_data", (string)Assert.Single(notebook.Cells[2].Outputs)!["output_type"]!);
    }

    [Fact]
    public async Task The_first_error_ends_the_run_and_what_did_not_run_has_no_output()
    {
        var stale = Code("3");
        stale["outputs"] = JsonNode.Parse("""[{"output_type":"stream","name":"stdout","text":"old"}]""");
        stale["execution_count"] = 9;
        var (notebook, outcome) = await Run(Code("1"), Code("var a = 0;\n1 / a"), stale);
        Assert.Equal((CellStatus.Error, 2, 2), (outcome.Status, outcome.CellNumber, outcome.Error!.Line!.Value));
        var error = Assert.Single(notebook.Cells[1].Outputs)!;
        Assert.Equal("DivideByZeroException", (string)error["ename"]!);
        Assert.Contains("1 / a", string.Join('\n', error["traceback"]!.AsArray().Select(line => (string)line!)));
        Assert.Empty(notebook.Cells[2].Outputs);
        Assert.Null(notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task Tags_let_cells_fail_or_not_run()
    {
        var (notebook, outcome) = await Run(
            Code("throw new Exception();", "raises-exception"),
            Code("missing", "skip-execution"),
            Code(" "),
            Code("5")
        );
        Assert.Equal(CellStatus.Ok, outcome.Status);
        Assert.Equal([1, null, null, 2], notebook.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task Times_are_kept_in_the_cells()
    {
        var (notebook, _) = await Run(Code("await Task.Delay(20);"));
        var times = notebook.Cells[0].Metadata["execution"]!;
        var start = DateTime.Parse((string)times["iopub.status.busy"]!);
        var end = DateTime.Parse((string)times["shell.execute_reply"]!);
        Assert.True(end - start >= TimeSpan.FromMilliseconds(20));
        Assert.NotNull(times["iopub.execute_input"]);
        Assert.NotNull(times["iopub.status.idle"]);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped()
    {
        var notebook = NotebookDocument.Parse(Text(Code("Console.WriteLine(\"on\"); while (true) { }")), "n.ipynb");
        var outcome = await Run(notebook, TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        Assert.Equal("CellTimeout", outcome.Error!.Name);
        Assert.Equal("The cell took longer than 8 s.", outcome.Error.Message);
        Assert.Equal(["stream", "error"], notebook.Cells[0].Outputs.Select(output => (string)output!["output_type"]!));
    }

    [Fact]
    public async Task An_interrupted_run_keeps_what_ran()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var marker = Path.Combine(Folder, "reached");
        var notebook = NotebookDocument.Parse(
            Text(Code("1"), Code($"System.IO.File.WriteAllText(@\"{marker}\", \"\"); while (true) {{ }}"), Code("3")),
            "n.ipynb"
        );
        var running = Run(notebook, timeout: null, interrupt.Token);
        while (!File.Exists(marker))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        await interrupt.CancelAsync();
        var outcome = await running;
        Assert.Equal((CellStatus.Interrupted, 2), (outcome.Status, outcome.CellNumber));
        Assert.Single(notebook.Cells[0].Outputs);
    }

    [Fact]
    public async Task Asking_for_input_is_an_error_that_says_what_to_do()
    {
        var (_, outcome) = await Run(Code("Console.ReadLine()"));
        Assert.Contains("make it a parameter", outcome.Error!.Message);
    }

    [Fact]
    public async Task Cells_of_other_languages_are_told_by_their_metadata()
    {
        var markdown = Code("# title");
        markdown["metadata"] = JsonNode.Parse("""{"polyglot_notebook":{"kernelName":"markdown"}}""");
        var (notebook, _) = await Run(markdown);
        Assert.Equal("# title", MultilineText.Join(Assert.Single(notebook.Cells[0].Outputs)!["data"]!["text/markdown"]));
    }
}
