namespace Harmonic.Experiments.Tests;

public sealed class FindingsTests
{
    private static string[] Notebooks =>
        [.. Directory.GetFiles(Repository.File("notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Fact]
    public void Every_notebook_but_the_introduction_has_a_finding_with_numbers_from_its_results()
    {
        var findings = new Findings(Repository.File("data", "results")).All;
        Assert.Equal(Notebooks.Skip(1), findings.Select(finding => finding.Notebook));
        Assert.DoesNotContain(findings, finding => finding.Found.Contains("no results", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Found.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_that_are_not_there_are_named()
    {
        var findings = new Findings(Repository.File("docs")).All;
        Assert.Contains("There are no results in 06-autoencoder-of-rolls/runs.json yet.", findings.Select(finding => finding.Found));
    }

    [Fact]
    public void The_map_has_every_notebook_but_the_introduction()
    {
        var texts = NotebookMap.Draw().ToPlotly()["layout"]!["annotations"]!
            .AsArray()
            .Select(note => (string?)note!["text"] ?? "")
            .ToList();
        Assert.All(Notebooks.Skip(1), name => Assert.Contains(texts, text => text.StartsWith(name[..2], StringComparison.Ordinal)));
    }
}
