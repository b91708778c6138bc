using System.Text.Json.Nodes;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>What every notebook asks and what it found, with the numbers of its results.</summary>
/// <param name="folder">The folder of results, which has one of a notebook's name for each.</param>
public sealed class Findings(string folder)
{
    private readonly Dictionary<string, JsonArray> read = [];

    /// <summary>All notebooks, in order; where results are not there, the answer says which.</summary>
    public IReadOnlyList<Finding> All =>
        [
            Of("01-toy-factorization", "Can a loss alone put pitch and time shifts in orthogonal directions?", () =>
                $"Within an image, yes: like moves have a mean cosine of {Toy("01-toy-factorization/results", "SameSign")}, "
                + $"pitch and time one of magnitude {Toy("01-toy-factorization/results", "CrossMagnitude")}; before training "
                + $"{Toy("01-toy-factorization/untrained", "SameSign")} and {Toy("01-toy-factorization/untrained", "CrossMagnitude")}."
            ),
            Of("02-lejepa", "What does LeJEPA add, and what does it cost?", () =>
                "Codes fill all dimensions; opposite moves are less opposite, "
                + $"{Toy("02-lejepa/results", "OppositeSign")} in place of {Toy("01-toy-factorization/results", "OppositeSign")}."
            ),
            Of("03-how-sure", "How much is luck of the seed?", () =>
                $"Little: five seeds give {Sure("SameSign")} and {Sure("CrossMagnitude")}. Much depends on latents and the reach of shifts."
            ),
            Of("04-what-was-factorized", "What did those encoders factorize?", () =>
                $"Moves of one image, not moves: between two images the cosine is {Factors("write-up", "across-same"):F2}, and "
                + $"{Factors("write-up", "analogy-hits"):P0} of analogies are answered right. Codes are nearly sums: interaction is "
                + $"{Factors("write-up", "interaction"):P0} of the variance, {Factors("untrained", "interaction"):P0} before training."
            ),
            Of("05-music", "Do the directions survive music?", () =>
                $"Within a phrase like moves have a mean cosine of {Phrases("factorized", "Within")}, between phrases "
                + $"{Phrases("factorized", "Across")}; untrained {Phrases("untrained", "Within")} and {Phrases("untrained", "Across")}."
            ),
            Of("06-autoencoder-of-rolls", "Can a phrase be moved by its code and drawn again?", () =>
                $"Drawn, in part: notes of unseen songs have an F1 of {Drawn("F1.Mean"):F2}. Moved, no: two semitones down by the mean "
                + $"move they have {Drawn("Edits.11.F1.Mean"):F2}, by a linear map {Drawn("Edits.13.F1.Mean"):F2}, and from the code of "
                + $"the moved phrase {Drawn("Edits.14.F1.Mean"):F2}."
            ),
            Of("07-eigenstructure", "When do soft constraints settle into eigenvectors?", () =>
                "When attraction is quadratic and a price keeps vectors apart. A loss on moves of one image then has many directions; "
                + "one on all moves has two."
            ),
            Of("10-harmony-measures", "Do the measures of harmony measure harmony?", () =>
                "Not as written, in seven ways; each has a repair that keeps the idea."
            ),
            Of("11-harmonic-autoencoder", "Can codes be trained to be harmonic for what is valid?", () =>
                "In the letter, by a drone: a few indices have most of a valid code's power."
            ),
            Of("12-superposition", "Does harmony make codes superposable?", () =>
                $"No: the sum of two codes misses the mixture by {Added("harmonic")} of its power with harmony, by "
                + $"{Added("no harmony loss")} without, by {Added("linear")} with a linear map."
            ),
            Of("13-theory", "What can harmony promise without training?", () =>
                "Little: a decoder adds if and only if it is linear, and a sum of harmonic codes is mostly less harmonic than both."
            ),
            Of("14-composition", "Can concepts be added, taken apart and heard?", () =>
                "Added and subtracted, yes; plain codes are better at being taken apart."
            ),
            Of("15-is-it-harmony", "Is it harmony that tells valid from invalid?", () =>
                $"No: with the same counterexamples dissonance has an AUROC of {Known("dissonance alone")}, the same elements "
                + $"at random places {Known("elements at random places")}, plain supervision {Known("logistic on the code")}."
            ),
            Of("16-dictionaries", "Which known features do sparse autoencoders find?", () =>
                $"By F1, top-k dictionaries {F1("top-k")}, batch top-k {F1("batch top-k")}, Matryoshka {F1("Matryoshka")}, L1 {F1("L1")}; "
                + $"the harmonic code {F1("harmonic code")}, an untrained dictionary {F1("untrained")}."
            ),
            Of("17-transfer", "What does a harmonic code know of other tones and of music?", () =>
                $"Other timbres, not other pitches: above those of training its detector has an AUROC of {Above("harmonic")}. The measures "
                + $"tell music by the spectrum itself, {Bars("the input itself")}, not by the code that they trained, {Bars("harmonic")}."
            ),
            Of("20-how-fast", "How fast is all this?", () => "Faster than the Python programs it was compared with; README has the table."),
        ];

    /// <summary>Four claims, each beside the control that could have refuted it: every seed, and the interval of the mean.</summary>
    /// <exception cref="FileNotFoundException">Results are not there.</exception>
    public Figure BesideControls()
    {
        (string Title, (string Name, double[] Values)[] Rows)[] claims =
        [
            (
                "cosine of like moves",
                [
                    ("within an image", FactorValues("write-up", "within-same")),
                    ("between images", FactorValues("write-up", "across-same")),
                    ("untrained, within", FactorValues("untrained", "within-same")),
                ]
            ),
            (
                "interaction, of the variance",
                [("trained", FactorValues("write-up", "interaction")), ("untrained", FactorValues("untrained", "interaction"))]
            ),
            (
                "superposition error",
                [("harmonic", Errors("harmonic")), ("no harmony loss", Errors("no harmony loss")), ("linear", Errors("linear"))]
            ),
            (
                "AUROC",
                [
                    ("dissonance", Detection("dissonance alone")),
                    ("random places", Detection("elements at random places")),
                    ("logistic", Detection("logistic on the code")),
                ]
            ),
        ];
        var figure = new Figure("Proposals beside their controls", rows: 2, columns: 2)
        {
            Aspect = 0.5,
            Caption =
                "Points: seeds. Bars: 95% intervals of their mean. "
                + "The first row of each panel is what was proposed, the others are its controls.",
        };
        foreach (var (place, (title, rows)) in claims.Index())
        {
            var panel = figure[place / 2, place % 2];
            (panel.X.Title, panel.Y.Reversed, panel.Y.Range) = (title, true, (-0.6, rows.Length - 0.4));
            (panel.Y.Ticks, panel.Y.TickLabels) = ([.. rows.Select((_, row) => (double)row)], [.. rows.Select(row => row.Name)]);
            foreach (var (row, (_, values)) in rows.Index())
            {
                var interval = MeanInterval.Of(values);
                panel.Add(new Line((double[])[interval.Lower, interval.Upper], (double[])[row, row]) { Color = Colors.Blue, Width = 3 });
                panel.Add(new Scatter(values, values.Select(_ => (double)row).ToArray()) { Color = Colors.Vermillion, Size = 6 });
            }
        }
        return figure;
    }

    private static Finding Of(string notebook, string asks, Func<string> found)
    {
        try
        {
            return new(notebook, asks, found());
        }
        catch (FileNotFoundException missing)
        {
            return new(notebook, asks, missing.Message);
        }
    }

    private static readonly Func<JsonNode, bool> Any = _ => true;

    private string Toy(string file, string cosine) => Mean(file, Any, $"Cosines.{cosine}").Mean.ToString("F2").Replace('-', '−');

    private MeanInterval Sure(string cosine) =>
        Mean("03-how-sure/runs", run => Number(run, "Variant.Steps") == 5000, $"Results.Cosines.{cosine}");

    private MeanInterval Phrases(string recipe, string moves) => Mean("05-music/runs", Is("Recipe", recipe), $"Factors.Moves.{moves}.Same");

    private double Drawn(string path) => Mean("06-autoencoder-of-rolls/runs", Is("Recipe", "joint-lejepa"), path).Mean;

    private string Added(string model) => MeanInterval.Of(Errors(model)).ToString("F4");

    private MeanInterval Known(string control) => MeanInterval.Of(Detection(control));

    private MeanInterval F1(string model) => Mean("16-dictionaries/runs", Is("Model", model), "Matching.F1");

    private MeanInterval Above(string model) => Mean("17-transfer/tones", Is("Control", model), "Scores.pitches above.Detection.Own");

    private MeanInterval Bars(string model) => Mean("17-transfer/music", Is("Control", model), "Scores.Detection.Own");

    private double[] Errors(string model) => Values("12-superposition/tones", Is("Model", model), "Scores.SuperpositionErrors.0");

    private double[] Detection(string control) => Values("15-is-it-harmony/runs", Is("Control", control), "Scores.Own.Known");

    private double Factors(string recipe, string quantity) => FactorRun.Shares(FactorRuns(recipe), FactorQuantity.Of(quantity)).Mean;

    private double[] FactorValues(string recipe, string quantity) =>
        [.. FactorRuns(recipe).Select(run => run.Measures.Average(FactorQuantity.Of(quantity).Value))];

    private FactorRun[] FactorRuns(string recipe) =>
        [.. FactorRun.Load(Existing("04-what-was-factorized/full-length")).Where(run => run.Recipe == recipe)];

    private static Func<JsonNode, bool> Is(string property, string value) => run => (string?)run[property] == value;

    private MeanInterval Mean(string file, Func<JsonNode, bool> which, string path) => MeanInterval.Of(Values(file, which, path));

    private double[] Values(string file, Func<JsonNode, bool> which, string path)
    {
        if (!read.TryGetValue(file, out var runs))
        {
            read[file] = runs = JsonNode.Parse(File.ReadAllText(Existing(file)))!.AsArray();
        }
        return [.. runs.Select(run => run!).Where(which).Select(run => Number(run, path))];
    }

    /// <summary>The number at a path of names and, in lists, places.</summary>
    private static double Number(JsonNode run, string path) =>
        (double)path.Split('.').Aggregate(run, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);

    private string Existing(string file)
    {
        var path = Path.Combine(folder, $"{file}.json");
        return File.Exists(path) ? path : throw new FileNotFoundException($"There are no results in {file}.json yet.", path);
    }
}
