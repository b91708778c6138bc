namespace Harmonic.Experiments;

/// <summary>Runs by model: numbers of a model are means over its seeds, with their intervals.</summary>
/// <typeparam name="TRun">A run.</typeparam>
/// <typeparam name="TScores">What was measured of a model.</typeparam>
public class ModelRuns<TRun, TScores>
    where TRun : IModelRun<TScores>
{
    private readonly List<(string Model, List<TRun> Runs)> models;

    /// <param name="runs">The runs.</param>
    /// <param name="order">The models to tell of, in this order; those without a run are left out.</param>
    /// <exception cref="ArgumentException">None of the models has a run.</exception>
    public ModelRuns(IEnumerable<TRun> runs, IEnumerable<string> order)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(order);
        var byModel = runs.ToLookup(run => run.Model);
        models = [.. order.Where(byModel.Contains).Select(model => (model, byModel[model].ToList()))];
        if (models.Count == 0)
        {
            throw new ArgumentException("A table needs at least one run of a model that is asked for.", nameof(runs));
        }
    }

    /// <summary>The models that have runs.</summary>
    public IReadOnlyList<string> Models => [.. models.Select(model => model.Model)];

    /// <summary>The runs of the models.</summary>
    public IEnumerable<TRun> Runs => models.SelectMany(model => model.Runs);

    /// <summary>A number of a model, the mean over its runs with its interval.</summary>
    /// <exception cref="ArgumentException">The model has no run.</exception>
    public MeanInterval this[string model, Func<TScores, double> number] => MeanInterval.Of(Values(model, number));

    /// <summary>A number of each run of a model.</summary>
    /// <exception cref="ArgumentException">The model has no run.</exception>
    public double[] Values(string model, Func<TScores, double> number) => [.. Of(model).Select(run => number(run.Scores))];

    /// <summary>A number of every model, in order.</summary>
    public IReadOnlyList<MeanInterval> Of(Func<TScores, double> number) => [.. Models.Select(model => this[model, number])];

    /// <summary>The difference of a number between two models from the same seeds, with its interval.</summary>
    /// <exception cref="ArgumentException">One of them has no run, or their seeds differ.</exception>
    public MeanInterval Difference(string one, string other, Func<TScores, double> number)
    {
        if (!Of(one).Select(run => run.Seed).SequenceEqual(Of(other).Select(run => run.Seed)))
        {
            throw new ArgumentException($"'{one}' and '{other}' have runs of different seeds.");
        }
        return MeanInterval.Of([.. Values(one, number).Zip(Values(other, number), (a, b) => a - b)]);
    }

    /// <summary>The runs of a model.</summary>
    /// <exception cref="ArgumentException">The model has no run.</exception>
    protected IReadOnlyList<TRun> Of(string model) =>
        models.Find(other => other.Model == model).Runs
        ?? throw new ArgumentException($"'{model}' has no run; there are {string.Join(", ", Models)}.");
}
