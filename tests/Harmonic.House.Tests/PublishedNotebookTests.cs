namespace Harmonic.House.Tests;

/// <summary>Whoever runs a published notebook again leaves what is published alone.</summary>
public sealed class PublishedNotebookTests
{
    public static TheoryData<string> Notebooks =>
        [.. Directory.GetFiles(Repository.File("notebooks"), "*.ipynb").Select(file => Path.GetFileName(file))];

    /// <summary>
    /// Parameters of the run that was published stay in a notebook; a place for its results among them would send those of every later
    /// run into data/results.
    /// </summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_parameter_sends_results_to_where_the_published_ones_are(string notebook)
    {
        var lines = File.ReadAllLines(Repository.File("notebooks", notebook)).Where(SendsResults);
        Assert.Empty(lines);
    }

    [Fact]
    public void Such_a_parameter_is_found() =>
        Assert.True(
            SendsResults("""  "results": "../data/results/03-how-sure" """)
                && SendsResults("""  "string results = \"../data/results/03-how-sure\";" """)
                && !SendsResults("""  "var published = ToyResults.Load(\"../data/results/03/results.json\");" """)
        );

    private static bool SendsResults(string line) =>
        line.Contains("\"results\": \"../data/results", StringComparison.Ordinal)
        || line.Contains("string results = \\\"../data/results", StringComparison.Ordinal);
}
