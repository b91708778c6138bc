using System.IO.Compression;
using Harmonic.Kernel.Session;
using Harmonic.Kernel.Session.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Tests.Session;

public sealed class PackageTests : SessionTest
{
    [Fact]
    public async Task A_package_is_restored_and_used_and_another_version_is_refused()
    {
        var output = await Run(
            "#r \"nuget:MathNet.Numerics, 5.0.0\"\nusing MathNet.Numerics.LinearAlgebra;\nMatrix<double>.Build.DenseIdentity(3).Determinant()"
        );
        Assert.Equal("1", output.Text);
        Assert.Contains("MathNet.Numerics, 5.0.0", RecordingOutput.PlainText(Assert.Single(output.Updates).Bundle));
        Assert.Equal("1", (await Run("#r \"nuget:MathNet.Numerics, 5.0.0\"\n#r \"nuget:mathnet.numerics\"\n1")).Text);
        Assert.Contains("MathNet.Numerics 5.0.0 is loaded already", (await Fail("#r \"nuget:MathNet.Numerics, 4.15.0\"")).Message);
    }

    [Fact]
    public async Task Newtonsofts_JSON_is_there_without_a_package() =>
        Assert.Equal("1", (await Run("using Newtonsoft.Json.Linq;\n(int)JObject.Parse(\"{\\\"a\\\":1}\")[\"a\"]")).Text);

    [Fact]
    public async Task Json_of_another_library_is_shown_as_json()
    {
        var shown = (await Run("#r \"nuget:Newtonsoft.Json, 13.0.4\"\nNewtonsoft.Json.Linq.JObject.Parse(\"{\\\"a\\\":[1]}\")")).Text;
        Assert.Equal("{\"a\":[1]}", string.Concat(shown.Where(character => !char.IsWhiteSpace(character))));
    }

    [Fact]
    public async Task Json_is_shown_in_a_session_after_one_that_reset_the_formatters()
    {
        await Run("Newtonsoft.Json.Linq.JObject.Parse(\"{}\")");
        Formatter.ResetToDefault();
        using var next = new CodeSession(Folder);
        var output = new RecordingOutput();
        await next.RunAsync("Newtonsoft.Json.Linq.JObject.Parse(\"{}\")", output, TestContext.Current.CancellationToken);
        Assert.Equal("{}", output.Text);
    }

    [Fact]
    public async Task A_packages_native_library_is_found()
    {
        await Run("#r \"nuget:Microsoft.Data.Sqlite, 9.0.0\"");
        Assert.Equal(
            "42",
            (
                await Run(
                    """
                    using Microsoft.Data.Sqlite;
                    var connection = new SqliteConnection("Data Source=:memory:");
                    connection.Open();
                    var command = connection.CreateCommand();
                    command.CommandText = "select 6 * 7";
                    command.ExecuteScalar()
                    """
                )
            ).Text
        );
    }

    [Fact]
    public async Task A_package_that_does_not_exist_is_named()
    {
        var error = await Fail("#i \"nuget:.\"\n#r \"nuget:Harmonic.Does.Not.Exist, 1.0.0\"\nnew Missing()");
        Assert.Equal(1, error.Line);
        Assert.Contains("Harmonic.Does.Not.Exist", error.Message);
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_keeps_nothing_from_the_others()
    {
        var code = "#i \"nuget:https://127.0.0.1:9/index.json\"\n#r \"nuget:MathNet.Numerics, 5.0.0\"\nMathNet.Numerics.Constants.Pi > 3";
        Assert.Equal("True", (await Run(code)).Text);
    }

    [Fact]
    public async Task A_folder_of_packages_is_a_source()
    {
        var folder = Directory.CreateTempSubdirectory("harmonic-packages-");
        var name = $"Harmonic.Local{Guid.NewGuid():N}"; // restored packages are kept by name
        try
        {
            Pack(folder.FullName, name, Source);
            var output = await Run($"#i \"nuget:{folder.FullName}\"\n#r \"nuget:{name}, 0.9.0\"\nAnswer.Value");
            Assert.Equal("42", output.Text);
            Assert.Contains(
                $"{name}, 1.0.0 (no feed has 0.9.0)",
                RecordingOutput.PlainText(output.Updates[0].Bundle),
                StringComparison.Ordinal
            );
            Assert.Equal("7 in csharp", (await Run("fromScript + fromExtension")).Text);
        }
        finally
        {
            folder.Delete(recursive: true);
            var kept = Path.Combine(
                Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
                name.ToLowerInvariant()
            );
            if (Directory.Exists(kept))
            {
                Directory.Delete(kept, recursive: true);
            }
        }
    }

    [Fact]
    public async Task A_project_is_built_and_referred_to()
    {
        var project = Directory.CreateDirectory(Path.Combine(Folder, "Own")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(project, "Own.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(project, "Own.cs"),
            "public static class Own { public static int Twice(int n) => 2 * n; }",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("42", (await Run("#r \"project:Own/Own.csproj\"\nOwn.Twice(21)")).Text);
        await File.WriteAllTextAsync(
            Path.Combine(project, "Own.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0</TargetFrameworks></PropertyGroup></Project>",
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(
            "Own.csproj is for several frameworks",
            (await Fail("#r \"project:Own/Own.csproj\"")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("There is no project Other.csproj", (await Fail("#r \"project:Other.csproj\"")).Message, StringComparison.Ordinal);
    }

    private const string Source = """
        using System.Threading.Tasks;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Commands;
        public static class Answer { public const int Value = 42; }
        public class Extension : IKernelExtension
        {
            public async Task OnLoadAsync(Kernel kernel) =>
                await kernel.SendAsync(new SubmitCode("var fromExtension = \" in " + Microsoft.DotNet.Interactive.Kernel.Current.Name + "\";", "csharp"));
        }
        """;

    /// <summary>A package with one assembly, made of source, which is an extension too, and a script.</summary>
    private static void Pack(string folder, string name, string source)
    {
        using var package = ZipFile.Open(Path.Combine(folder, $"{name}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var description = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
        {
            description.Write(
                "<package><metadata>"
                    + $"<id>{name}</id><version>1.0.0</version><authors>test</authors><description>test</description>"
                    + "<dependencies><group targetFramework=\"net8.0\" /></dependencies></metadata></package>"
            );
        }
        using (var script = new StreamWriter(package.CreateEntry("interactive-extensions/dotnet/extension.dib").Open()))
        {
            script.Write("#!csharp\nvar fromScript = 7;");
        }
        string[] references =
        [
            typeof(object).Assembly.Location,
            typeof(CompositeKernel).Assembly.Location,
            .. new[] { "System.Runtime", "netstandard" }.Select(part => System.Reflection.Assembly.Load(part).Location),
        ];
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        foreach (var folderOfAssembly in new[] { "lib/net8.0", "interactive-extensions/dotnet" })
        {
            using var assembly = package.CreateEntry($"{folderOfAssembly}/{name}.dll").Open();
            var compiled = compilation.Emit(assembly);
            Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics));
        }
    }

    [Theory]
    [InlineData("Name", "Name", "*")]
    [InlineData("Name, 1.2.3", "Name", "1.2.3")]
    [InlineData("Name,*-*", "Name", "*-*")]
    [InlineData(" Name , ", "Name", "*")]
    public void A_reference_is_read(string text, string name, string version)
    {
        Assert.Equal(new PackageRequest(name, version), PackageRequest.Parse(text));
    }

    [Theory]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("*", "3.0.0", true)]
    [InlineData("[1.0,2.0)", "1.5.0", true)]
    [InlineData("1.2.0-beta", "1.2.0", false)]
    [InlineData("2.0.0", "1.0.0", false)]
    public void A_loaded_version_is_what_is_asked_for_or_not(string asked, string loaded, bool expected)
    {
        Assert.Equal(expected, new PackageRequest("Name", asked).IsSatisfiedBy(loaded));
    }
}
