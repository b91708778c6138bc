using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests.Session;

public sealed class InterruptTests : SessionTest
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("try { while (true) { } } catch (Exception) { }")]
    [InlineData("await Task.Delay(1); while (true) { }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(-1); } catch (Exception) { } }")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("for (;;) GC.KeepAlive(new byte[1000]); // to the end of the line")]
    [InlineData("do { _ = \"a\" + DateTime.Now; } while (true);")]
    [InlineData("foreach (var n in Enumerable.Range(0, int.MaxValue)) lock (\"\") { System.IO.File.Exists(\"x\"); }")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Where(n => new string('x', n).Length > 5).Count();")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(100);")]
    [InlineData("async Task For(int n) { if (n > 0) { await For(n - 1); await For(n - 1); } } await For(100);")]
    [InlineData("Action<int> run = n => Console.Write(\"\"); Parallel.For(0, int.MaxValue, run);")]
    public async Task A_cell_that_does_not_end_is_stopped(string loop)
    {
        var result = await Interrupt($"var kept = 5; Console.Write(\"on\"); {loop}");
        Assert.True(result.Status == CellStatus.Interrupted, string.Join('\n', result.Error?.Traceback ?? []));
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("5", (await Run("kept")).Text);
    }

    [Fact]
    public async Task What_comes_after_an_interrupted_await_never_runs()
    {
        await Interrupt("var ran = false; Console.Write(\"on\"); await Task.Delay(300); ran = true;");
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.Equal("False", (await Run("ran")).Text);
    }

    [Fact]
    public async Task A_result_that_never_ends_is_stopped()
    {
        var result = await Interrupt(
            "Console.Write(\"on\"); Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Where(n => n < 0)"
        );
        Assert.Equal(CellStatus.Interrupted, result.Status);
    }

    [Fact]
    public async Task A_librarys_loop_is_stopped_where_it_writes_and_elsewhere_by_force()
    {
        var library = typeof(Referred).Assembly.Location;
        await Run($"#r \"{library}\"");
        var result = await Interrupt($"{typeof(Referred).FullName}.Write();");
        Assert.Equal(CellStatus.Interrupted, result.Status);

        using var interrupt = new CancellationTokenSource();
        using var force = new CancellationTokenSource();
        var output = new RecordingOutput();
        var running = Session.RunAsync($"Console.Write(1); {typeof(Referred).FullName}.Hang();", output, interrupt.Token, force.Token);
        while (output.Out.Length == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await interrupt.CancelAsync();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        await force.CancelAsync();
        Assert.Equal(
            CellStatus.Interrupted,
            (await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Status
        );
    }

    [Fact]
    public async Task Endless_recursion_is_an_exception()
    {
        Assert.Equal("InsufficientExecutionStackException", (await Fail("int Deep(int n) => 1 + Deep(n + 1); Deep(0)")).Name);
    }

    [Fact]
    public async Task Code_keeps_its_meaning_where_it_may_be_interrupted()
    {
        await Run(
            "using System.Linq.Expressions; int Twice(int n) => 2 * n; void Nothing() => Twice(1); ref int First(int[] a) => ref a[0];"
        );
        Assert.Equal("n => (n + 1)", (await Run("Expression<Func<int, int>> tree = n => n + 1; tree.ToString()")).Text);
        Assert.Equal(
            "6",
            (await Run("Func<int, Task<int>> later = async n => { await Task.Yield(); return Twice(n); }; await later(3)")).Text
        );
        Assert.Equal(
            "8",
            (
                await Run(
                    "Func<Task> wait = async () => await Task.Yield(); await wait(); Func<int> thrown = () => throw new Exception(); Twice(4)"
                )
            ).Text
        );
        Assert.Equal("7", (await Run("var all = new[] { 3 }; First(all) = 7; all.Select(static x => x).Single()")).Text);
        Assert.Equal(3, (await Fail("for (var i = 0; i < 3; i++) // counts\n    Nothing(); // works\nmissing")).Line);
    }

    [Fact]
    public async Task Finally_blocks_run_when_a_loop_is_stopped()
    {
        await Interrupt("var closed = false; try { Console.Write(\"on\"); while (true) { } } finally { closed = true; }");
        Assert.Equal("True", (await Run("closed")).Text);
    }

    [Fact]
    public async Task Interrupting_a_writing_loop_again_and_again_tears_nothing()
    {
        for (var round = 0; round < 10; round++)
        {
            var result = await Interrupt("while (true) { Console.WriteLine(\"line\"); }");
            Assert.Equal(CellStatus.Interrupted, result.Status);
        }
        Assert.Equal("fine\n", (await Run("Console.WriteLine(\"fine\");")).Out);
    }

    [Fact]
    public async Task A_cell_sees_its_own_interruption()
    {
        var result = await Interrupt(
            "using Microsoft.DotNet.Interactive;\nvar token = KernelInvocationContext.Current.CancellationToken; Console.Write(\"on\"); await Task.Delay(-1, token);"
        );
        Assert.Equal(CellStatus.Interrupted, result.Status);
    }
}
