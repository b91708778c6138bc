using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests.Session;

public sealed class NamespaceTests : SessionTest
{
    [Fact]
    public async Task A_cell_declares_namespaces_and_uses_them()
    {
        var output = await Run(
            """
            using System.Globalization;
            namespace Shapes { class Square(double side) { internal double Area => side * side; public string Text => Area.ToString(CultureInfo.InvariantCulture); } }
            namespace Shapes.Round { public enum Kind { Circle } internal delegate int Turn(Kind kind); }
            var square = new Shapes.Square(1.5);
            square.Text
            """
        );
        Assert.Equal("2.25", output.Text);
        Assert.Equal(
            "2.25Circle1",
            (await Run("using Shapes; using Shapes.Round;\nTurn turn = _ => 1;\nsquare.Text + Kind.Circle + turn(default)")).Text
        );
        Assert.Equal("CultureInfo", (await Run("nameof(CultureInfo)")).Text);
    }

    [Fact]
    public async Task A_namespace_that_is_declared_again_is_the_new_one()
    {
        await Run("namespace A { public class One { public int Number => 1; } }\nvar old = new A.One();");
        await Run("namespace B { public static class Two { public static int Twice(this A.One one) => 2 * one.Number; } }");
        Assert.Equal("2", (await Run("using B;\nnew A.One().Twice()")).Text);
        await Run("namespace A { public class One { public string Number => \"one\"; } class Other; }");
        Assert.Equal("one1", (await Run("new A.One().Number + old.GetType().GetProperty(\"Number\").GetValue(old)")).Text);
        await Run(
            "namespace A { public class One { public int Number => 5; } }\nnamespace B { public static class Two { public static int Twice(this A.One one) => 2 * one.Number; } }"
        );
        Assert.Equal("10", (await Run("new A.One().Twice()")).Text);
        Assert.Contains("'Other'", (await Fail("new A.Other()")).Message);
    }

    [Fact]
    public async Task Files_of_a_project_are_loaded_together()
    {
        Write(
            "Model.cs",
            "namespace Project.Models;\n\npublic class Model { public List<Layer> Layers { get; } = [new Layer()]; public string Folder => Path.GetTempPath(); }"
        );
        Write(
            "Layer.cs",
            "#nullable enable\nnamespace Project.Models\n{\n    /// <summary>One.</summary>\n    class Layer { public Model? Owner; public int Size => Global.Size; }\n}\nstatic class Global { public static int Size => 3; }"
        );
        Assert.Equal(
            "3",
            (await Run("#load \"Model.cs\"\n#load \"Layer.cs\"\nusing Project.Models;\nnew Model().Layers.Single().Size")).Text
        );
        Write("Layer.cs", "namespace Project.Models { class Layer { public Model Owner; public int Size => 4; } }");
        await Run("#load \"Model.cs\"\n#load \"Layer.cs\"\n#load \"Model.cs\"");
        Assert.Equal("4", (await Run("new Model().Layers.Single().Size")).Text);
    }

    [Fact]
    public async Task A_file_with_a_namespace_is_imported()
    {
        Write(
            "Text.cs",
            "using System.Text;\nnamespace Project;\npublic static class Text { public static string Twice(this string text) => new StringBuilder(text).Append(text).ToString(); }"
        );
        await Run("#!import Text.cs");
        Assert.Equal("abab", (await Run("using Project;\n\"ab\".Twice()")).Text);
    }

    [Fact]
    public async Task A_usings_own_names_go_before_those_that_the_SDK_adds()
    {
        Assert.Equal(
            "System.Timers.Timer",
            (
                await Run(
                    "using System.Timers;\nnamespace A { public class Clock { public Timer Timer; } }\ntypeof(A.Clock).GetField(\"Timer\").FieldType"
                )
            ).Text
        );
    }

    [Fact]
    public async Task What_is_wrong_in_a_namespace_has_its_place()
    {
        var error = await Fail("var a = 1;\nnamespace A\n{\n    class B { int C => missing; }\n}");
        Assert.Equal(4, error.Line);
        Assert.Contains("line 4, column 24: error CS0103", error.Traceback[0]);
        Assert.Contains("class B { int C => missing; }", error.Traceback[0]);
        Write("Bad.cs", "namespace A;\nclass B { int C => missing; }");
        Assert.Contains("Bad.cs, line 2, column 20: error CS0103", (await Fail("#load \"Bad.cs\"")).Traceback[0]);
        Assert.Equal(5, (await Fail("namespace A { class B; }\n\n\n\nmissing")).Line);
        var thrown = await Fail(
            "namespace A\n{\n    static class B { public static int C() => throw new Exception(\"no luck\"); }\n}\nA.B.C()"
        );
        Assert.Equal(("no luck", 3), (thrown.Message, thrown.Line));
        Assert.Contains("line 3, in B.C", string.Join('\n', thrown.Traceback));
    }

    [Fact]
    public async Task A_loop_in_a_namespace_is_interrupted()
    {
        var result = await Interrupt(
            "namespace A { static class B { public static void C() { Console.Write(1); while (true) { } } } }\nA.B.C();"
        );
        Assert.Equal(CellStatus.Interrupted, result.Status);
    }

    [Fact]
    public async Task A_namespace_uses_what_its_cell_refers_to()
    {
        File.Copy(typeof(CellTests).Assembly.Location, Path.Combine(Folder, "Own.Tests.dll"));
        var output = await Run(
            "#r \"Own.Tests.dll\"\nnamespace A { class B { public int C => Harmonic.Kernel.Tests.Session.Referred.Number; } }\nnew A.B().C"
        );
        Assert.Equal("7", output.Text);
    }

    [Fact]
    public async Task A_program_is_imported_with_its_namespace()
    {
        Write("Program.cs", "var number = Project.One.Number;\nnamespace Project { class One { public const int Number = 3; } }");
        await Run("#!import Program.cs");
        Assert.Equal("3", (await Run("number")).Text);
    }

    [Fact]
    public async Task The_documentation_of_a_namespaces_types_is_shown()
    {
        await Run("namespace A { /// <summary>What it is.</summary>\nclass One { } }");
        var shown = await Session.InspectAsync("new A.One()", 7, TestContext.Current.CancellationToken);
        Assert.Contains("What it is.", RecordingOutput.PlainText(shown!));
        var offered = await Session.CompleteAsync("new A.", 6, TestContext.Current.CancellationToken);
        Assert.Equal(["One"], offered.Items.Select(item => item.Text));
        const string Begun = "using System.Diagnostics;\nnamespace B { class Two { A.One one; void Do() { one.GetHa";
        var inside = await Session.CompleteAsync(Begun, Begun.Length, TestContext.Current.CancellationToken);
        Assert.Equal(["GetHashCode"], inside.Items.Select(item => item.Text));
    }

    [Fact]
    public void A_namespace_is_a_whole_cell()
    {
        Assert.Equal("complete", Session.IsComplete("namespace A { class B; }").Status);
        Assert.Equal("incomplete", Session.IsComplete("namespace A {").Status);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
