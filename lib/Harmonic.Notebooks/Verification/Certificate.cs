using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Verification;

/// <summary>What came of executing a notebook again.</summary>
internal sealed record Certificate
{
    /// <summary>The notebook.</summary>
    public required string Notebook { get; init; }

    /// <summary>The parameters it was published with and was executed with again.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>Versions and machine as they were published, and as they are here.</summary>
    public required (JsonObject? Published, JsonObject Here) Versions { get; init; }

    /// <summary>Whether trainings began from published weights.</summary>
    public required bool FromWeights { get; init; }

    /// <summary>The tolerance for numbers.</summary>
    public required double Tolerance { get; init; }

    /// <summary>When it was executed again.</summary>
    public required DateTime When { get; init; }

    /// <summary>How long that took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The repository's commit, if known.</summary>
    public string? Commit { get; init; }

    /// <summary>How many cells were compared.</summary>
    public int Cells { get; set; }

    /// <summary>What was compared, and how closely.</summary>
    public required OutputComparison Compared { get; init; }

    /// <summary>The cells whose code has changed since their outputs were made, counted from 1.</summary>
    public List<int> Stale { get; } = [];

    /// <summary>The cells of which it is not known what code made their outputs, counted from 1.</summary>
    public List<int> Unknown { get; } = [];

    /// <summary>The cells whose tag <c>nbval-ignore-output</c> says that their outputs are not compared, counted from 1.</summary>
    public List<int> Ignored { get; } = [];

    /// <summary>What differs, by cell, counted from 1.</summary>
    public List<(int Cell, string What)> Differences { get; } = [];

    /// <summary>Why the notebook did not run to its end; null where it did.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether everything is as it was published.</summary>
    public bool Holds => Failure is null && Stale.Count == 0 && Differences.Count == 0;

    /// <summary>The certificate for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"  {name, -12}{value}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Notebook}: {(Holds ? "VERIFIED" : "NOT VERIFIED")}\n");
        Line(
            "compared",
            $"{Cells} cells, {Compared.Figures} figures, {Compared.Numbers:N0} numbers within {Tolerance:R}; largest difference "
                + $"{Compared.Largest:G2}"
        );
        Line("began from", FromWeights ? "published weights and results" : "nothing: what the notebook trains was trained again");
        Line("parameters", Parameters.Count == 0 ? "the notebook's own" : Parameters.ToJsonString());
        Line("published", Versions.Published?.ToJsonString() ?? "unknown");
        Line("here", $"{Versions.Here.ToJsonString()}{(Commit is null ? "" : $", commit {Commit[..Math.Min(10, Commit.Length)]}")}");
        Line("when", $"{When:u}, {Seconds:F1} s");
        if (Compared.Times + Compared.Machines > 0)
        {
            Line("passed over", $"{Compared.Times} durations and {Compared.Machines} words about the machine that differ");
        }
        Numbered("ignored", Ignored, "tagged nbval-ignore-output");
        Numbered("unknown", Unknown, "executed before the code was kept with the outputs: whether they are stale is not known");
        Numbered("STALE", Stale, "the code has changed since the output was made");
        if (Failure is not null)
        {
            Line("FAILED", Failure);
        }
        Differences.ForEach(one => Line($"cell {one.Cell}", one.What));
        return text.ToString();

        void Numbered(string name, List<int> cells, string why)
        {
            if (cells.Count > 0)
            {
                Line(name, $"cell{(cells.Count > 1 ? "s" : "")} {string.Join(", ", cells)}: {why}");
            }
        }
    }

    /// <summary>The certificate for programs.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["notebook"] = Notebook,
            ["verified"] = Holds,
            ["cells"] = Cells,
            ["figures"] = Compared.Figures,
            ["numbers"] = Compared.Numbers,
            ["tolerance"] = Tolerance,
            ["largestDifference"] = Compared.Largest,
            ["durationsPassedOver"] = Compared.Times,
            ["machineWordsPassedOver"] = Compared.Machines,
            ["fromWeights"] = FromWeights,
            ["parameters"] = Parameters.DeepClone(),
            ["published"] = Versions.Published?.DeepClone(),
            ["here"] = Versions.Here.DeepClone(),
            ["commit"] = Commit,
            ["when"] = When.ToString("O"),
            ["seconds"] = Math.Round(Seconds, 3),
            ["notCompared"] = Numbers(Ignored),
            ["unknown"] = Numbers(Unknown),
            ["stale"] = Numbers(Stale),
            ["failure"] = Failure,
            ["differences"] = new JsonArray([
                .. Differences.Select(one => (JsonNode)new JsonObject { ["cell"] = one.Cell, ["what"] = one.What }),
            ]),
        };

    private static JsonArray Numbers(IEnumerable<int> cells) => new([.. cells.Select(cell => (JsonNode)cell)]);
}
