using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harmonic.Figures.Pages;

namespace Harmonic.Notebooks.Verification;

/// <summary>
/// Compares what a cell shows with what it showed: words must be the same, numbers within a tolerance, figures by their data. How long
/// something took (<c>00:35:26</c>, <c>2.4 steps/s</c>) and on what it ran (<c>libtorch 2.10.0.0 on cpu, 2 cores</c>) is passed over, and
/// counted.
/// </summary>
/// <param name="tolerance">The largest difference of two numbers, as a part of the larger one, or of the largest of an array.</param>
internal sealed partial class OutputComparison(double tolerance)
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private const int MostTold = 5;
    private readonly List<string> differences = [];

    /// <summary>What differs, the first few of each cell.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>How many numbers were compared.</summary>
    public int Numbers { get; private set; }

    /// <summary>How many figures were compared.</summary>
    public int Figures { get; private set; }

    /// <summary>How many times (durations) were passed over because they differ.</summary>
    public int Times { get; private set; }

    /// <summary>How many words about the machine were passed over because they differ.</summary>
    public int Machines { get; private set; }

    /// <summary>The largest difference of two numbers that was found within the tolerance.</summary>
    public double Largest { get; private set; }

    /// <summary>Compares the outputs of a cell.</summary>
    public void Compare(IEnumerable<JsonObject> published, IEnumerable<JsonObject> now)
    {
        var (old, fresh) = (Joined(published), Joined(now));
        var before = differences.Count;
        if (!old.Select(Kind).SequenceEqual(fresh.Select(Kind)))
        {
            differences.Add($"it showed {List(old)}, and shows {List(fresh)}");
            return;
        }
        foreach (var (one, other) in old.Zip(fresh))
        {
            Compare(one, other);
        }
        if (differences.Count - before is var found and > MostTold)
        {
            differences.RemoveRange(before + MostTold, found - MostTold);
            differences.Add($"and {found - MostTold} more");
        }
    }

    private static string List(List<JsonObject> outputs) => outputs.Count == 0 ? "nothing" : string.Join(", ", outputs.Select(Kind));

    private static string Kind(JsonObject output) =>
        (string?)output["output_type"] switch
        {
            "stream" => $"text ({output["name"]})",
            "error" => "an error",
            _ when output["data"]?[Plotly] is not null => "a figure",
            _ => "a value",
        };

    /// <summary>Pieces of one stream that follow each other are one: where a program's text is cut is chance.</summary>
    private static List<JsonObject> Joined(IEnumerable<JsonObject> outputs)
    {
        var joined = new List<JsonObject>();
        foreach (var output in outputs.Select(output => (JsonObject)output.DeepClone()))
        {
            if (joined is [.., { } last] && (string?)last["output_type"] == "stream" && (string?)last["name"] == (string?)output["name"])
            {
                last["text"] = MultilineText.Join(last["text"]) + MultilineText.Join(output["text"]);
            }
            else
            {
                joined.Add(output);
            }
        }
        return joined;
    }

    private void Compare(JsonObject old, JsonObject now)
    {
        foreach (var member in (string[])["text", "ename", "evalue"])
        {
            CompareTexts("", MultilineText.Join(old[member]), MultilineText.Join(now[member]), isStream: member == "text");
        }
        var (oldData, nowData) = (old["data"] as JsonObject ?? [], now["data"] as JsonObject ?? []);
        var isFigure = oldData.ContainsKey(Plotly);
        Figures += isFigure ? 1 : 0;
        foreach (var type in oldData.Select(pair => pair.Key).Union(nowData.Select(pair => pair.Key)))
        {
            var isPicture = type.StartsWith("image/", StringComparison.Ordinal);
            if (isPicture && isFigure)
            {
                continue; // drawn from the figure's data by a browser
            }
            if (oldData[type] is not { } one || nowData[type] is not { } other)
            {
                differences.Add($"{type}: {(oldData[type] is null ? "not there before" : "no longer there")}");
            }
            else if (one is JsonObject)
            {
                CompareNodes(isFigure ? "figure" : type, one, other);
            }
            else if (isPicture && MultilineText.Join(one) != MultilineText.Join(other))
            {
                differences.Add($"{type}: another picture");
            }
            else
            {
                CompareTexts("", MultilineText.Join(one), MultilineText.Join(other));
            }
        }
    }

    /// <param name="place">What comes before a difference.</param>
    /// <param name="old">The text as it was.</param>
    /// <param name="now">The text as it is.</param>
    /// <param name="isStream">
    /// Whether a program has printed it. There <c>0.26 s</c> and <c>12 times faster</c> are how long something took; in a table they may
    /// well be its data.
    /// </param>
    private void CompareTexts(string place, string old, string now, bool isStream = false)
    {
        var (one, other) = (Words().Matches(old), Words().Matches(now));
        for (var word = 0; word < Math.Min(one.Count, other.Count); word++)
        {
            var (was, is_) = (one[word], other[word]);
            bool Both(string kind) => was.Groups[kind].Success && is_.Groups[kind].Success;
            if (Both("time") || (isStream && Both("measured")))
            {
                Times += was.Value == is_.Value ? 0 : 1;
            }
            else if (Both("machine"))
            {
                Machines += was.Value == is_.Value ? 0 : 1;
            }
            else if (Both("number") || Both("measured"))
            {
                CompareNumbers(place, Parse(was.Value), Parse(is_.Value), 0, () => Around(old, was));
            }
            else if (was.Value != is_.Value)
            {
                differences.Add($"{place}“{Around(old, was)}” is now “{Around(now, is_)}”");
                return;
            }
        }
        if (one.Count != other.Count)
        {
            differences.Add($"{place}“{Short(old)}” is now “{Short(now)}”");
        }
    }

    private void CompareNodes(string place, JsonNode? old, JsonNode? now)
    {
        switch (old, now)
        {
            case (JsonObject one, JsonObject other) when Elements(one) is { } before && Elements(other) is { } after:
                CompareArrays(place, before, after);
                break;
            case (JsonObject one, JsonObject other):
                foreach (var name in one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key)))
                {
                    CompareNodes($"{place}.{name}", one[name], other[name]);
                }
                break;
            case (JsonArray one, JsonArray other) when Elements(one) is { } before && Elements(other) is { } after:
                CompareArrays(place, before, after);
                break;
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                for (var item = 0; item < one.Count; item++)
                {
                    CompareNodes($"{place}[{item}]", one[item], other[item]);
                }
                break;
            case (JsonValue one, JsonValue other) when one.TryGetValue<string>(out var before) && other.TryGetValue<string>(out var after):
                CompareTexts($"{place}: ", before, after);
                break;
            case (JsonValue one, JsonValue other) when Number(one) is { } before && Number(other) is { } after:
                CompareNumbers($"{place}: ", before, after, 0);
                break;
            default:
                if (!JsonNode.DeepEquals(old, now))
                {
                    differences.Add($"{place}: {Short(old?.ToJsonString() ?? "nothing")} is now {Short(now?.ToJsonString() ?? "nothing")}");
                }
                break;
        }
    }

    private void CompareArrays(string place, double[] old, double[] now)
    {
        if (old.Length != now.Length)
        {
            differences.Add($"{place}: {old.Length} numbers are now {now.Length}");
            return;
        }
        // A number that is next to nothing beside its neighbours differs by what they round off.
        var scale = old.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (var item = 0; item < old.Length; item++)
        {
            CompareNumbers($"{place}[{item}]: ", old[item], now[item], scale);
        }
    }

    private void CompareNumbers(string place, double old, double now, double scale, Func<string>? around = null)
    {
        Numbers++;
        if (old.Equals(now))
        {
            return;
        }
        var difference = Math.Abs(old - now) / Math.Max(scale, Math.Max(Math.Abs(old), Math.Abs(now)));
        if (difference <= tolerance)
        {
            Largest = Math.Max(Largest, difference);
            return;
        }
        var where = around is null ? "" : $" in “{around()}”";
        differences.Add(string.Create(CultureInfo.InvariantCulture, $"{place}{old:R} is now {now:R}{where}"));
    }

    /// <summary>The numbers of a JSON array of nothing else, or of a typed array as plotly.js takes it; null for anything else.</summary>
    private static double[]? Elements(JsonNode node) =>
        node switch
        {
            JsonArray { Count: > 0 } items when items.All(item => item?.GetValueKind() == JsonValueKind.Number) => NumberArray.Read(items),
            JsonObject when $"{node["dtype"]}" is "f8" or "f4" or "i4" or "u4" or "i2" or "u2" or "i1" or "u1" or "u1c" or "uc" =>
                NumberArray.Read(node),
            _ => null,
        };

    private static double? Number(JsonValue value) => value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private static double Parse(string text) =>
        double.Parse(text.Replace('−', '-').Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Around(string text, Match match)
    {
        var (begin, end) = (Math.Max(0, match.Index - 20), Math.Min(text.Length, match.Index + match.Length + 20));
        return text[begin..end].ReplaceLineEndings(" ").Trim();
    }

    private static string Short(string text) => text.Length <= 60 ? text.Trim() : text[..60].Trim() + "…";

    [GeneratedRegex(
        """
            (?<machine>libtorch\ [\d.]+(\ on\ (cpu|cuda|mps)(:\d+)?)?|\d+\ cores)
            |(?<time>\d+:\d\d(:\d\d)?(\.\d+)?|\d+(\.\d+)?(?=\ (steps/s|seconds|minutes|hours)\b))
            |(?<measured>(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(?=\ (s|ms|µs|times\ faster)\b))
            |(?<number>[-+−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([eE][-+]?\d+)?)
            |[^\s\d]+
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Words();
}
