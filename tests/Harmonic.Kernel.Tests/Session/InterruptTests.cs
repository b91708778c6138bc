using Harmonic.Kernel.Session;

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
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("while (true) await Task.Yield();")]
    public async Task A_cell_that_does_not_end_is_stopped(string loop)
    {
        var result = await Interrupt($"var kept = 5; Console.Write(\"on\"); {loop}");
        Assert.Equal(CellStatus.Interrupted, result.Status);
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
        var result = await Interrupt("Console.Write(\"on\"); Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Where(n => n < 0)");
        Assert.Equal(CellStatus.Interrupted, result.Status);
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
            "using Microsoft.DotNet.Interactive;\nvar token = KernelInvocationContext.Current.CancellationToken; Console.Write(\"on\"); await Task.Delay(-1, token);");
        Assert.Equal(CellStatus.Interrupted, result.Status);
    }
}
