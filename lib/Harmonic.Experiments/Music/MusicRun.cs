using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Music;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>A way of making codes of phrases, and what was measured of it.</summary>
/// <param name="Recipe">The recipe's name, or the baseline's.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Seed">The seed of starting weights and data.</param>
/// <param name="Setting">What it was trained and measured with, in a line.</param>
/// <param name="Steps">How many batches it was trained.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Factors">The analyses of notebooks 01 and 04, on phrases with zero-filled copies; null of a baseline without codes.</param>
/// <param name="FactorsCutAnew">The same with copies cut anew from the song.</param>
/// <param name="Returns">How well it finds returns.</param>
/// <param name="Chord">What is read of the chord; null of a baseline without codes.</param>
/// <param name="Key">What is read of the key.</param>
public sealed record MusicRun(
    string Recipe,
    string Title,
    long Seed,
    string Setting,
    int Steps,
    double Seconds,
    FactorMeasures? Factors,
    FactorMeasures? FactorsCutAnew,
    IReadOnlyList<MotifRetrieval> Returns,
    LabelProbe? Chord,
    LabelProbe? Key
) : IStudyRun
{
    private const long AnalysisSeed = 1000;

    // Baselines, which are no recipes, come first.
    object IStudyRun.Key => $"{MusicRecipe.All.ToList().FindIndex(recipe => recipe.Name == Recipe) + 1:D2} {Recipe} {Seed:D6}";

    /// <summary>Measures an encoder.</summary>
    /// <param name="recipe">What it was made by.</param>
    /// <param name="seed">The seed it was made with.</param>
    /// <param name="setting">What it was trained and measured with.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="steps">How many batches it was trained.</param>
    /// <param name="seconds">How long that took.</param>
    /// <param name="task">What it is measured on.</param>
    /// <param name="images">On how many phrases, each under 81 shifts, at least 2.</param>
    /// <param name="queries">For how many phrases returns are asked at most.</param>
    public static MusicRun Measure(
        MusicRecipe recipe,
        long seed,
        string setting,
        Module<Tensor, Tensor> encoder,
        int steps,
        double seconds,
        MusicTask task,
        int images,
        int queries
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(task);
        var (chord, key) = task.Probe(Encode);
        return new MusicRun(
            recipe.Name,
            recipe.Title,
            seed,
            setting,
            steps,
            Math.Round(seconds, 1),
            FactorMeasures.Of(encoder, AnalysisSeed, images, task.Test(cutAnew: false)),
            FactorMeasures.Of(encoder, AnalysisSeed, images, task.Test(cutAnew: true)),
            task.Retrieve(Encode, queries: queries),
            chord,
            key
        );

        float[,] Encode(IReadOnlyList<IImage> images) => Encoding.Of(encoder, images);
    }

    /// <summary>The baselines that learn nothing: five numbers, pixels over all shifts, chroma over all transpositions.</summary>
    /// <param name="task">What they are measured on.</param>
    /// <param name="setting">The setting of the runs that they stand beside.</param>
    /// <param name="queries">For how many phrases returns are asked at most.</param>
    /// <param name="path">A JSON file to keep them in; what it holds of the same setting is not measured again.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<MusicRun> Baselines(MusicTask task, string setting, int queries = 400, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var file = new RunFile<MusicRun>(path, run => run.Recipe);
        if (file.Runs.Count == 0 || file.Runs.Any(run => run.Setting != setting))
        {
            foreach (var run in MeasuredBaselines(task, setting, queries))
            {
                file.Add(run);
            }
        }
        return file.Runs;
    }

    private static IReadOnlyList<MusicRun> MeasuredBaselines(MusicTask task, string setting, int queries)
    {
        var five = task.Probe(PhraseFeatures.FiveNumbers);
        var chroma = task.Probe(images =>
            PhraseFeatures.Chroma([.. images.Cast<SongPhrase>().Select(phrase => phrase.Roll)], task.Shape.Top)
        );
        return
        [
            Of("five-numbers", "five numbers", task.Retrieve(PhraseFeatures.FiveNumbers, standardised: true, queries), five),
            Of("pixels", "pixels over all shifts", task.Retrieve("over all shifts", WaysOfLooking.Pixels(task.Tested), queries), null),
            Of(
                "chroma",
                "chroma over transpositions",
                task.Retrieve("over transpositions", WaysOfLooking.Chroma(task.Tested), queries),
                chroma
            ),
        ];

        MusicRun Of(string name, string title, IReadOnlyList<MotifRetrieval> returns, (LabelProbe Chord, LabelProbe Key)? probes) =>
            new(name, title, 0, setting, 0, 0, null, null, returns, probes?.Chord, probes?.Key);
    }

    /// <summary>The runs in a JSON file; none if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static IReadOnlyList<MusicRun> Load(string path) => RunFile<MusicRun>.Load(path);
}
