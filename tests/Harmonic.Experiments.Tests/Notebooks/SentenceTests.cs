using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;

namespace Harmonic.Experiments.Tests.Notebooks;

/// <summary>
/// Every sentence with a number in a notebook that fixtures/sentences.json names is held to data/results, or to what its own cells printed: a
/// text with holes, and for each hole where its number comes from. A number that no text covers must be one of a definition, which the same file
/// lists.
/// </summary>
public sealed partial class SentenceTests
{
    private static readonly JsonNode Sentences = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "sentences.json"))
    )!;

    public static TheoryData<string> Notebooks => [.. Sentences.AsObject().Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void What_a_sentence_says_is_what_was_measured(string notebook)
    {
        var text = Markdown(notebook);
        var wrong = Claims(notebook).Where(claim => !text.Contains(claim, StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count == 0, $"{notebook} does not say, as it should by data/results:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_number_is_measured_or_part_of_a_definition(string notebook)
    {
        var text = Markdown(notebook);
        var definitions = Sentences[notebook]!["definitions"]!.AsArray().Select(node => (string)node!);
        foreach (var covered in Claims(notebook).Concat(definitions).OrderByDescending(covered => covered.Length))
        {
            text = text.Replace(covered, "", StringComparison.Ordinal);
        }
        var left = Numbers().Matches(text).Select(match => Around(text, match.Index)).ToList();
        Assert.True(left.Count == 0, $"{notebook} has numbers that nothing holds:\n{string.Join('\n', left)}");
    }

    private static IEnumerable<string> Claims(string notebook) =>
        Sentences[notebook]!["measured"]!
            .AsArray()
            .Select(claim =>
                string.Format(
                    CultureInfo.InvariantCulture,
                    (string)claim![0]!,
                    [.. claim.AsArray().Skip(1).Select(source => (object)Value((string)source!))]
                )
            );

    /// <summary>
    /// "file | recipe or path | quantity or filter | mean, half, min, max or a seed | format"; a filter may be "these minus those", which pairs
    /// runs of one seed, or "these over those", the quotient of two means. Or "notebook | printed | pattern whose first group is the number | | format".
    /// </summary>
    private static string Value(string source)
    {
        var parts = source.Split('|', StringSplitOptions.TrimEntries);
        var (file, format) = (Repository.File("data", "results", parts[0]), parts[4]);
        var value = parts[1] switch
        {
            "printed" => Printed(parts[0], parts[2]),
            "weights" => OfWeights(),
            "training" => OfTraining(),
            "moved" => OfMovedCodes(),
            _ => file.EndsWith("runs.json", StringComparison.Ordinal) && parts[0].StartsWith("04", StringComparison.Ordinal)
            || parts[0].EndsWith("full-length.json", StringComparison.Ordinal)
                ? OfFactors()
                : OfPath(),
        };
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

        double OfFactors()
        {
            var shares = FactorRun.Shares([.. FactorRun.Load(file).Where(run => run.Recipe == parts[1])], FactorQuantity.Of(parts[2]));
            return parts[3] switch
            {
                "mean" => shares.Mean,
                "half" => shares.Half,
                "seeds" => shares.SeedDeviation,
                "tests" => shares.TestDeviation,
                _ => throw new JsonException($"'{parts[3]}' in {source}"),
            };
        }

        // The spread of codes of published weights, "untrained" for those of the same seed before training.
        double OfWeights()
        {
            using var encoder = Chance.Seeded(0, () => new ToyEncoder());
            if (parts[3] != "untrained")
            {
                Weights.Load(file, encoder);
            }
            var spread = LatentSpread.Measure(encoder, seed: 42);
            return parts[2] switch
            {
                "SigReg" => spread.SigReg,
                "Dimensions" => spread.Dimensions,
                "Largest" => spread.Variances[0],
                "Smallest" => spread.Variances[^1],
                _ => throw new JsonException($"'{parts[2]}' in {source}"),
            };
        }

        // The mean of a metric over the fifty steps before one.
        double OfTraining()
        {
            var metric = JsonNode.Parse(File.ReadAllText(file))!["metrics"]![parts[2]]!.AsArray();
            return metric.Take(int.Parse(parts[3], CultureInfo.InvariantCulture)).TakeLast(50).Average(node => (double)node!);
        }

        // The cell of notebook 04 on LeJEPA's two forms: standard normal codes, moved.
        double OfMovedCodes()
        {
            using var scope = torch.NewDisposeScope();
            var codes = torch.randn([2048, 16], generator: new torch.Generator(0)) + double.Parse(parts[3], CultureInfo.InvariantCulture);
            return (parts[2] == "published" ? EppsPulley.Sliced(codes, step: 0) : SigReg.Of(codes, step: 0)).ToDouble();
        }

        double OfPath()
        {
            var runs = JsonNode.Parse(File.ReadAllText(file))!.AsArray();
            if (parts[2].Split(" over ") is [var above, var below])
            {
                return Kept(above).Average() / Kept(below).Average();
            }
            var sides = parts[2].Split(" minus ").Select(Kept).ToList();
            double[] values = sides.Count == 1 ? sides[0] : [.. sides[0].Zip(sides[1], (one, other) => one - other)];
            Assert.All(sides, side => Assert.Equal(values.Length, side.Length));
            return parts[3] switch
            {
                "mean" => values.Average(),
                "min" => values.Min(),
                "max" => values.Max(),
                "half" => MeanInterval.Of(values).Upper - values.Average(),
                _ => throw new JsonException($"'{parts[3]}' in {source}"),
            };

            double[] Kept(string filters) =>
                [
                    .. runs.Where(run => filters.Length == 0 || Filters().Split(filters).All(filter => Holds(run!, filter)))
                        .Select(run => (double)Follow(run!, parts[1])!),
                ];
        }
    }

    private static bool Holds(JsonNode run, string filter)
    {
        var sides = filter.Split('=', 2, StringSplitOptions.TrimEntries);
        var found = Follow(run, sides[0])!;
        return found.GetValueKind() == JsonValueKind.Number
            ? (double)found == double.Parse(sides[1], CultureInfo.InvariantCulture)
            : found.ToString() == sides[1];
    }

    /// <summary>A number that a notebook's cells printed, or wrote into a figure, when it was published.</summary>
    private static double Printed(string notebook, string pattern)
    {
        var cells = JsonNode.Parse(File.ReadAllText(Repository.File("notebooks", notebook + ".ipynb")))!["cells"]!.AsArray();
        var outputs = cells.SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).ToList();
        var texts = outputs
            .Select(output => output!["text"] ?? output["data"]?["text/plain"])
            .OfType<JsonNode>()
            .Select(text => text is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)text!);
        var figures = outputs.Select(output => output!["data"]?["application/vnd.plotly.v1+json"]?.ToJsonString() ?? "");
        var found = Regex.Match(string.Join('\n', texts.Concat(figures)), pattern);
        Assert.True(found.Success, $"{notebook} prints nothing like {pattern}");
        return double.Parse(
            found.Groups[1].Value.Replace('−', '-').Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
    }

    private static JsonNode? Follow(JsonNode run, string path) =>
        path.Trim('.')
            .Split('.')
            .Aggregate((JsonNode?)run, (node, name) =>
                node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : node![name]
            );

    /// <summary>All prose of a notebook, in one line, without references, code, formulas, links and headings.</summary>
    private static string Markdown(string notebook)
    {
        var cells = JsonNode.Parse(File.ReadAllText(Repository.File("notebooks", notebook + ".ipynb")))!["cells"]!.AsArray();
        var prose = cells
            .Where(cell => (string?)cell!["cell_type"] == "markdown")
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)))
            .Where(text => !text.StartsWith("## References", StringComparison.Ordinal));
        var text = string.Join('\n', prose);
        return Blanks().Replace(NotProse().Replace(text, ""), " ");
    }

    private static string Around(string text, int place) => "… " + text[Math.Max(0, place - 60)..Math.Min(text.Length, place + 60)] + " …";

    [GeneratedRegex(@"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|(?<=\])\([^)]*\)|\[\d\d\]|^#[^\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    // A model's name may have a comma in it: the next filter begins with the name of a property.
    [GeneratedRegex(@",(?=[\w.]+=)")]
    private static partial Regex Filters();
}
