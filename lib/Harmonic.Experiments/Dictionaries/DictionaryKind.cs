namespace Harmonic.Experiments;

/// <summary>A kind of model that has something to be set.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Settings">What is tried: a price, how many numbers are kept, or a factor of the weights.</param>
/// <param name="Make">Makes a model of a name with a setting, and so many times as many latents as there are dimensions.</param>
public sealed record DictionaryKind(string Name, IReadOnlyList<double> Settings, Func<string, double, int, DictionaryModel> Make)
{
    /// <summary>A model for each setting, four times overcomplete.</summary>
    public IReadOnlyList<DictionaryModel> Candidates =>
        [.. Settings.Select(setting => Make(Named(setting), setting, DictionaryModel.Times))];

    /// <summary>The setting whose model has the greatest F1 among runs of the candidates.</summary>
    public double Best(IEnumerable<DictionaryRun> runs)
    {
        var scores = runs.ToDictionary(run => run.Model, run => run.Matching.F1);
        return Settings.MaxBy(setting => scores[Named(setting)]);
    }

    private string Named(double setting) => FormattableString.Invariant($"{Name}, {setting}");
}
