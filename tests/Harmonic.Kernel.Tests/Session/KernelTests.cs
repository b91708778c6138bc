using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Tests.Session;

/// <summary>.NET Interactive's kernels, as cells use them.</summary>
public sealed class KernelTests : SessionTest
{
    [Fact]
    public async Task A_cell_sends_code_to_the_kernel_and_both_see_each_others_variables()
    {
        await Run(
            "using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; using Microsoft.DotNet.Interactive.Events;"
        );
        var output = await Run(
            "var outer = 20; var result = await Kernel.Root.SendAsync(new SubmitCode(\"var inner = outer + 1; inner * 2\"));\n"
                + "result.Events.OfType<ReturnValueProduced>().Single().Value"
        );
        Assert.Equal("42", output.Text);
        Assert.Equal("41", (await Run("outer + inner")).Text);
        Assert.Equal("csharp", (await Run("Kernel.Current.Name")).Text);
        Assert.Equal(
            "CommandFailed",
            (await Run("(await Kernel.Root.SendAsync(new SubmitCode(\"missing\"))).Events.Last().GetType().Name")).Text
        );
    }

    [Fact]
    public async Task Middleware_and_directives_of_a_notebook_are_used()
    {
        await Run(
            """
            using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; using Microsoft.DotNet.Interactive.Directives;
            Kernel.Root.AddMiddleware(async (command, context, next) => { Console.Write("before "); await next(command, context); });
            Kernel.Root.AddDirective(new KernelActionDirective("#!greet"), (command, context) => { context.Display("hello", "text/plain"); return Task.CompletedTask; });
            """
        );
        Assert.StartsWith("before ", (await Run("Console.Write(1)")).Out, StringComparison.Ordinal);
        Assert.Equal("hello", RecordingOutput.PlainText((await Run("#!greet")).Displays[0].Bundle));
    }

    [Fact]
    public async Task A_value_becomes_a_variable_of_the_page()
    {
        await Run("var tag = new[] { \"</script>\" };");
        var script = (string)(await Run("#!javascript\n#!share tag --from csharp\nalert(tag)")).Displays[0].Bundle.Data["text/html"]!;
        Assert.Contains("globalThis[\"tag\"] = [\"\\u003c/script", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cells_language_is_that_of_its_metadata()
    {
        var output = new RecordingOutput { Language = "mermaid" };
        var result = await Session.RunAsync("graph TD; A-->B", output, TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Equal("graph TD; A-->B", (string)Assert.Single(output.Displays).Bundle.Data["text/vnd.mermaid"]!);
    }

    [Fact]
    public async Task A_directive_asks_for_input_in_its_own_words_and_keeps_a_password_to_itself()
    {
        var output = new RecordingOutput { Answers = { "dotnet", "secret" } };
        var result = await Session.RunAsync(
            "#!set --name org --value @input:\"Enter org (e.g. dotnet)\"\n#!set --name key --value @password:Key\norg + key.GetType().Name",
            output,
            TestContext.Current.CancellationToken
        );
        Assert.Null(result.Error);
        Assert.Equal([("Enter org (e.g. dotnet)", false), ("Key", true)], output.Prompts);
        Assert.Equal("dotnetPasswordString", output.Text);
        Assert.DoesNotContain("secret", RecordingOutput.PlainText((await Run("#!whos")).Displays[0].Bundle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_types_of_NET_Interactive_need_no_using_and_give_way_to_others_of_their_names()
    {
        Assert.Equal("System.Runtime.Serialization", (await Run("using System.Runtime.Serialization;\ntypeof(Formatter).Namespace")).Text);
        await Run("class Kernel { public const int Own = 3; }");
        Assert.Equal("3", (await Run("Kernel.Own")).Text);
        Assert.Equal("Microsoft.DotNet.Interactive.Formatting", (await Run("typeof(HtmlFormatter).Namespace")).Text);
        Assert.Equal("#!clock", (await Run("new KernelActionDirective(\"#!clock\").Name")).Text);
        Assert.Equal("SubmitCode", (await Run("new SubmitCode(\"1 + 1\").GetType().Name")).Text);
    }

    [Fact]
    public async Task What_a_project_has_by_itself_needs_no_using_and_gives_way_to_others_of_its_names()
    {
        Assert.Equal("b.txt", (await Run("Path.GetFileName(\"a/b.txt\")")).Text);
        await Run("bool Write(TextWriter writer) => new Thread(() => writer.Write(1)) is not null && new HttpClient() is not null;");
        await Run("class Path { public const int Own = 3; }\nvar File = \"a variable\";");
        Assert.Equal("3a variable", (await Run("Path.Own + File")).Text);
        Assert.Equal("System.Timers", (await Run("using System.Timers;\ntypeof(Timer).Namespace")).Text);
        Assert.Equal("System.Timers", (await Run("typeof(Timer).Namespace")).Text);
    }

    [Fact]
    public void No_name_that_needs_no_using_has_two_meanings()
    {
        var chain = new SubmissionChain(Folder, new SubmissionLoadContext());
        var compilation = chain.Compile(SubmissionChain.Parse("", "names"));
        var spaces = compilation.Options.Usings.Select(name =>
            name.Split('.').Aggregate((INamespaceOrTypeSymbol?)compilation.GlobalNamespace, (outer, part) => Member(outer, part))
        );
        var names = spaces
            .SelectMany(space => space!.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public))
            .GroupBy(type => type.MetadataName)
            .ToList();
        Assert.True(names.Count > 500);
        Assert.Empty(names.Where(name => name.Count() > 1).SelectMany(name => name).Select(type => type.ToDisplayString()));

        static INamespaceOrTypeSymbol? Member(INamespaceOrTypeSymbol? outer, string name) =>
            outer
                ?.GetMembers(name)
                .OfType<INamespaceOrTypeSymbol>()
                .FirstOrDefault(member => member is not INamedTypeSymbol { Arity: > 0 });
    }

    [Fact]
    public async Task The_mime_type_that_the_notebook_prefers_is_shown()
    {
        await Run("using Microsoft.DotNet.Interactive.Formatting; Formatter.DefaultMimeType = \"text/plain\";");
        try
        {
            Assert.Equal(["text/plain"], Assert.Single((await Run("class NeverShown; new NeverShown()")).Results).Data.Keys);
        }
        finally
        {
            await Run("Formatter.ResetToDefault();");
        }
    }

    [Fact]
    public async Task What_a_cell_displays_after_its_end_is_shown_by_it()
    {
        var first = await Run(
            "var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; display(\"late\"); });"
        );
        await Run("go.SetResult(); await late;");
        Assert.Equal("late", RecordingOutput.PlainText(Assert.Single(first.Displays).Bundle));
    }

    [Fact]
    public void Cells_and_questions_about_code_do_not_need_the_thread_pool()
    {
        var release = new TaskCompletionSource();
        for (var i = 0; i < 500; i++)
        {
            ThreadPool.QueueUserWorkItem(_ => release.Task.Wait(CancellationToken.None));
        }
        try
        {
            var results = new List<string>();
            var asking = new Thread(() =>
            {
                results.Add(
                    Session
                        .RunAsync("Enumerable.Range(0, 3).Sum()", new RecordingOutput(), default)
                        .GetAwaiter()
                        .GetResult()
                        .Status.ToString()
                );
                results.Add(Session.RunAsync("#!html\n<b>", new RecordingOutput(), default).GetAwaiter().GetResult().Status.ToString());
                results.Add(Session.CompleteAsync("Console.Wri", 11, default).GetAwaiter().GetResult().Items[0].Text);
                results.Add(RecordingOutput.PlainText(Session.InspectAsync("Math.PI", 6, default).GetAwaiter().GetResult()!)[..6]);
            });
            asking.Start();
            Assert.True(asking.Join(TimeSpan.FromSeconds(100)), $"Answered: {string.Join(", ", results)}");
            Assert.Equal(["Ok", "Ok", "Write", "double"], results.Select(text => text[..Math.Min(6, text.Length)]));
        }
        finally
        {
            release.SetResult();
        }
    }
}
