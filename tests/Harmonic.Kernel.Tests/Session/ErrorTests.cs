namespace Harmonic.Kernel.Tests.Session;

public sealed class ErrorTests : SessionTest
{
    [Fact]
    public async Task A_compiler_error_names_its_place_and_quotes_the_line()
    {
        await Run("1");
        var error = await Fail("var a = 1;\nvar b = a + missing;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("CS0103: The name 'missing' does not exist in the current context", error.Message);
        Assert.Equal(
            "Cell In[2], line 2, column 13: error CS0103: The name 'missing' does not exist in the current context\n"
                + "    var b = a + missing;\n"
                + "                ^",
            Assert.Single(error.Traceback)
        );
    }

    [Theory]
    [InlineData("Debugger.Break()", "CS0103", "Add `using System.Diagnostics;`")]
    [InlineData("new JsonSerializerOptions()", "CS0246", "Add `using System.Text.Json;`")]
    [InlineData("ConcurrentBag<int> bag;", "CS0246", "Add `using System.Collections.Concurrent;`")]
    [InlineData("new Vector<int>(3)", "CS0246", "Add `using System.Numerics;`")]
    [InlineData("nowhere", "CS0103", "The name 'nowhere' does not exist in the current context")]
    [InlineData("ConcurrentBag bag;", "CS0246", "(are you missing a using directive or an assembly reference?)")]
    public async Task A_missing_using_is_named(string code, string id, string end)
    {
        await Run("1");
        var error = await Fail(code);
        Assert.StartsWith(id, error.Message);
        Assert.EndsWith(end, error.Message);
        Assert.Contains(end, error.Traceback[0]);
    }

    [Fact]
    public async Task An_exception_whose_own_words_fail_is_named()
    {
        var running = Fail("class E : Exception { public override string Message => throw new E(); }\nthrow new E();");
        var error = await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(("E", "its message cannot be read (E)", 2), (error.Name, error.Message, error.Line));
        Assert.Equal("3", (await Run("1 + 2")).Text);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await Run("var x = 1;");
        await Fail("var x = \"text\"; nonsense");
        Assert.Equal("1", (await Run("x")).Text);
    }

    [Fact]
    public async Task An_exception_is_traced_through_cells_alone()
    {
        await Run("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await Fail("var list = new List<int> { 0 };\nlist.Select(n => Divide(1, n)).ToList();");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("DivideByZeroException: Attempted to divide by zero.", error.Traceback[0]);
        Assert.StartsWith("Cell In[1], line 3, in Divide\n    return a / b;", error.Traceback[1]);
        Assert.StartsWith("Cell In[2], line 2", error.Traceback[2]);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("System.Linq") || line.Contains("Harmonic.Kernel"));
    }

    [Fact]
    public async Task A_function_whose_line_the_runtime_does_not_know_is_named()
    {
        // That an index is too large is found in code that belongs to no line.
        await Run(
            "int At(int[] numbers, int place)\n{\n    return numbers[place];\n}\nclass Row { public int At(int[] numbers, int place) => numbers[place]; }"
        );
        Assert.Equal("   in At", (await Fail("At([1], 4)")).Traceback[1]);
        Assert.Equal("   in Row.At", (await Fail("new Row().At([1], 4)")).Traceback[1]);
        Assert.StartsWith("Cell In[4], line 1\n", (await Fail("(new int[0])[4]")).Traceback[1]);
    }

    [Fact]
    public async Task What_a_failed_cell_had_declared_is_kept()
    {
        await Fail("var kept = 5; throw new InvalidOperationException(\"no\");");
        Assert.Equal("5", (await Run("kept")).Text);
    }

    [Fact]
    public async Task Causes_are_told_and_wrappers_are_not()
    {
        var error = await Fail("Task.Run(() => { throw new ArgumentException(\"outer\", new FormatException(\"inner\")); }).Wait();");
        Assert.Equal("ArgumentException", error.Name);
        Assert.Contains("Caused by FormatException: inner", error.Traceback);
    }

    [Fact]
    public async Task An_error_in_a_loaded_file_names_the_file()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "bad.csx"),
            "void Bad()\n{\n    throw new FormatException(\"x\");\n}",
            TestContext.Current.CancellationToken
        );
        await Run("#load \"bad.csx\"");
        var error = await Fail("Bad()");
        Assert.StartsWith("bad.csx, line 3, in Bad", error.Traceback[1]);
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("#r \"../lib/bin/Harmonic.dll\"", "./run build")]
    [InlineData("#r \"nowhere.dll\"", "nowhere.dll")]
    [InlineData("#load \"nowhere.csx\"", "nowhere.csx")]
    public async Task A_missing_file_is_named(string directive, string expected)
    {
        Assert.Contains(expected, (await Fail(directive)).Message);
    }

    [Fact]
    public async Task An_exception_on_a_background_thread_is_written_out_and_ends_only_that_thread()
    {
        var output = await Run(
            "var thread = new System.Threading.Thread(() => throw new FormatException(\"in the background\")); thread.Start(); thread.Join();"
        );
        Assert.Contains("Unhandled exception on a background thread: System.FormatException: in the background", output.Error);
    }

    [Fact]
    public async Task An_exception_in_an_async_void_method_is_written_out()
    {
        var output = await Run(
            "async void Lost() { await Task.Yield(); throw new FormatException(\"lost\"); }\nLost(); await Task.Delay(200);"
        );
        Assert.Contains("FormatException: lost", output.Error);
    }

    [Fact]
    public async Task An_exception_whose_message_is_empty_still_has_a_name()
    {
        Assert.Equal("Exception", (await Fail("throw new Exception(\"\");")).Name);
    }
}
