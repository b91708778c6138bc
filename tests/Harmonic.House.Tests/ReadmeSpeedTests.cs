using System.Globalization;
using System.Text.Json.Nodes;

namespace Harmonic.House.Tests;

/// <summary>What README.md says of speed is what bench/results holds.</summary>
public sealed class ReadmeSpeedTests
{
    public static TheoryData<string> Rows =>
        [
            Row("step", 1024, "PyTorch", "training step, batch 1,024, with sampling", "PyTorch 1.13, without sampling"),
            Row("step", 1024, "plain TorchSharp", "the same", "the write-up's program in plain TorchSharp 2.10, without sampling"),
            Row("training", 100, "PyTorch", "the training program, 100 steps", "PyTorch 1.13, four loaders"),
            Row("training", 100, "plain TorchSharp", "the same", "the write-up's program in plain TorchSharp 2.10"),
            Row("kernel-pca", 16_200, "scikit-learn", "kernel PCA of 16,200 points", "scikit-learn"),
            Row("umap", 16_200, "umap-learn", "UMAP of 16,200 points", "umap-learn, compiled"),
            Row("harmony", 1024, "the write-up's loop", "harmony loss with gradient, 1,024 × 128", "the write-up's loop, scaled"),
        ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_table_is_what_was_measured(string row) => Assert.Contains(row, Readme(), StringComparison.Ordinal);

    [Fact]
    public void The_day_is_that_of_the_measurements()
    {
        string[] names = ["step", "training", "kernel-pca", "umap", "harmony"];
        var day = names.Select(name => (string)Results(name)["when"]!).Distinct().Single();
        var said = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Contains($"({said.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})", Readme(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_sliders_is_what_was_measured()
    {
        var page = File.ReadAllText(Repository.File("docs", "sliders.md"));
        Said($"median {Measured("median"):0} ms, 95th percentile {Measured("p95"):0} ms");
        Said($"of which the drawing has {Measured("drawing"):0}.");
        Said($"{Measured("painted"):0} and {Measured("painted_p95"):0} ms");
        Said($"{Measured("drawings_a_second"):0} drawings a second");

        double Measured(string name) => (double)Results("sliders")[name]!;

        void Said(FormattableString text) => Assert.Contains(text.ToString(CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
    }

    private static string Row(string file, int size, string than, string what, string peer)
    {
        var row = Results(file)["results"]!.AsArray().Single(row => (int)row!["size"]! == size && (string?)row["than"] == than)!;
        var (ours, theirs) = ((double)row["ours"]!["median"]!, (double)row["peer"]!["median"]!);
        return $"| {what} | {Shown(ours)}{Memory(row["MiB"])} | {peer}: {Shown(theirs)}{Memory(row["peer MiB"])} | {Ratio(theirs / ours)} × |";
    }

    private static string Memory(JsonNode? mebibytes) =>
        mebibytes is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {(double)mebibytes:#,0} MiB");

    private static string Shown(double seconds) =>
        seconds switch
        {
            < 0.01 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.0} ms"),
            >= 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
            >= 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
            >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        };

    private static string Ratio(double ratio) =>
        ratio < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0}")
            : string.Create(CultureInfo.InvariantCulture, $"{ratio:#,0}");

    private static JsonNode Results(string name) => JsonNode.Parse(File.ReadAllText(Repository.File("bench", "results", name + ".json")))!;

    private static string Readme() => File.ReadAllText(Repository.File("README.md"));
}
