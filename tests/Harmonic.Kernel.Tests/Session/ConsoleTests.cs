using Harmonic.Kernel.Session.Streams;

namespace Harmonic.Kernel.Tests.Session;

public sealed class ConsoleTests : SessionTest
{
    [Fact]
    public async Task Ten_thousand_lines_arrive_in_order()
    {
        var output = await Run("for (var i = 0; i < 10_000; i++) Console.WriteLine(i);");
        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")), output.Out);
    }

    [Fact]
    public async Task Standard_output_and_standard_error_are_told_apart()
    {
        var output = await Run("Console.Write(\"o\"); Console.Error.Write('e'); Console.Write(\"{0}-{1}\", 1, 2.5); Console.WriteLine();");
        Assert.Equal("o1-2.5\n", output.Out);
        Assert.Equal("e", output.Error);
    }

    [Fact]
    public async Task Output_from_other_threads_belongs_to_the_cell_that_started_them()
    {
        var output = await Run(
            "var tasks = Enumerable.Range(0, 50).Select(i => Task.Run(() => Console.WriteLine($\"task {i}\"))); await Task.WhenAll(tasks);"
        );
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"task {i}").Order(), output.Out.TrimEnd().Split('\n').Order());
    }

    [Fact]
    public async Task A_task_that_outlives_its_cell_still_writes_to_it()
    {
        var first = await Run(
            "var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });"
        );
        var second = await Run("go.SetResult(); await late; Console.Write(\"second\");");
        Assert.Equal("late", first.Out);
        Assert.Equal("second", second.Out);
    }

    [Fact]
    public async Task Input_is_asked_of_the_front_end()
    {
        var output = new RecordingOutput();
        foreach (var answer in new[] { "one", "two", "three", "secret" })
        {
            output.Answers.Add(answer);
        }
        var result = await Session.RunAsync(
            "Console.Write(Console.ReadLine() + input(\"Name? \") + await GetInputAsync(\"Again? \") + password(\"Secret? \").GetClearTextPassword());",
            output,
            TestContext.Current.CancellationToken
        );
        Assert.Null(result.Error);
        Assert.Equal("onetwothreesecret", output.Out);
        Assert.Equal([("", false), ("Name? ", false), ("Again? ", false), ("Secret? ", true)], output.Prompts);
    }

    [Fact]
    public async Task A_secret_does_not_show_itself()
    {
        var output = new RecordingOutput();
        output.Answers.Add("abc");
        await Session.RunAsync("await GetPasswordAsync(\"?\")", output, TestContext.Current.CancellationToken);
        Assert.Matches(@"^\*+$", output.Text);
    }

    [Fact]
    public async Task Output_of_native_code_and_child_processes_is_caught()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Descriptors are bent on POSIX only.");
        using var capture = NativeOutput.Capture();
        var output = await Run(
            """
            using System.Runtime.InteropServices;
            [DllImport("libc")] static extern int puts(string text);
            [DllImport("libc")] static extern nint write(int descriptor, string text, nint count);
            puts("from C");
            System.Diagnostics.Process.Start("sh", ["-c", "echo from a child; echo trouble >&2"]).WaitForExit();
            write(2, "direct\n", 7);
            """
        );
        Assert.Contains("from C\n", output.Out);
        Assert.Contains("from a child\n", output.Out);
        Assert.Equal("trouble\ndirect\n", output.Error);
    }

    [Fact]
    public async Task More_native_output_than_a_pipe_holds_is_caught_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Descriptors are bent on POSIX only.");
        using var capture = NativeOutput.Capture();
        var output = await Run("System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"seq 1 50000\"]).WaitForExit();");
        Assert.Equal(string.Concat(Enumerable.Range(1, 50_000).Select(i => $"{i}\n")), output.Out);
    }

    [Fact]
    public async Task One_large_write_arrives_in_pieces()
    {
        var output = await Run("Console.Write(new string('x', 3_000_000) + \"\\U0001F600\");");
        Assert.Equal(new string('x', 3_000_000) + "\U0001F600", output.Out);
        Assert.InRange(output.LongestText, 1, 1 << 20);
    }

    [Fact]
    public async Task A_cell_that_nobody_sees_swallows_no_other_words()
    {
        using var seen = new StringWriter();
        var outside = new RoutedWriter("stderr", seen);
        var file = Path.Combine(Folder, "go");
        var running = Session.RunAsync(
            $"while (!System.IO.File.Exists(\"{file}\")) System.Threading.Thread.Sleep(1);",
            new NoOutput(),
            TestContext.Current.CancellationToken
        );
        outside.Write("what was wrong");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await running;
        Assert.Equal("what was wrong", seen.ToString());
    }
}
