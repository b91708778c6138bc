using System.Xml.Linq;

namespace Harmonic.House.Tests;

/// <summary>The arrows of docs/architecture.md, read from the project files.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Harmonic"] = ["Harmonic.Convolution", "Harmonic.NativeLibraries"],
        ["Harmonic.Convolution"] = [],
        ["Harmonic.Embedding"] = [],
        ["Harmonic.Experiments"] = ["Harmonic", "Harmonic.Embedding", "Harmonic.Figures", "Harmonic.Music"],
        ["Harmonic.Figures"] = [],
        ["Harmonic.Kernel"] = ["Harmonic.Figures"],
        ["Harmonic.Music"] = ["Harmonic", "Harmonic.Convolution"],
        ["Harmonic.Notebooks"] = ["Harmonic.Figures", "Harmonic.Kernel"],
    };

    [Fact]
    public void Libraries_refer_to_each_other_as_the_map_has_it()
    {
        var projects = Directory.GetFiles(Repository.File("lib"), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(Allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Empty(projects.SelectMany(project => Violations(Path.GetFileNameWithoutExtension(project), XDocument.Load(project))));
    }

    [Fact]
    public void Embeddings_know_no_tensors()
    {
        var packages = Named(XDocument.Load(Repository.File("lib", "Harmonic.Embedding", "Harmonic.Embedding.csproj")), "PackageReference");
        Assert.DoesNotContain("TorchSharp", packages);
    }

    /// <summary>A planted violation of each kind is found: this test can fail.</summary>
    [Theory]
    [InlineData("<ProjectReference Include='../Harmonic.Kernel/Harmonic.Kernel.csproj' />", "refers to Harmonic.Kernel")]
    [InlineData("<InternalsVisibleTo Include='Harmonic.Experiments' />", "opens its internals to Harmonic.Experiments")]
    public void A_planted_violation_is_found(string planted, string expected)
    {
        var project = XDocument.Parse($"<Project><ItemGroup>{planted}</ItemGroup></Project>");
        Assert.Contains(expected, Assert.Single(Violations("Harmonic.Figures", project)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Violations(string name, XDocument project) =>
        [
            .. Named(project, "ProjectReference")
                .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
                .Except(Allowed[name])
                .Select(other => $"{name} refers to {other}"),
            .. Named(project, "InternalsVisibleTo")
                .Where(other => !other.EndsWith(".Tests", StringComparison.Ordinal))
                .Select(other => $"{name} opens its internals to {other}"),
        ];

    private static IEnumerable<string> Named(XDocument project, string element) =>
        project.Descendants(element).Select(item => (string)item.Attribute("Include")!);
}
