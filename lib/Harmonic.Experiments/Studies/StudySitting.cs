using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>What a run of a study is given.</summary>
/// <param name="Checkpoint">Where its training is saved and resumed; null for nowhere.</param>
/// <param name="Threads">Its share of the cores.</param>
/// <param name="Tell">To be told of the steps made.</param>
/// <param name="Cancel">Stops it.</param>
public sealed record StudySitting(string? Checkpoint, int Threads, Action<int> Tell, CancellationToken Cancel)
{
    // The starting weights come from libtorch's one default generator.
    private static readonly Lock StartingWeights = new();

    /// <summary>Makes a model from a seed; runs side by side wait for each other.</summary>
    public static TModel Started<TModel>(long seed, Func<TModel> make)
        where TModel : nn.Module
    {
        ArgumentNullException.ThrowIfNull(make);
        lock (StartingWeights)
        {
            manual_seed(seed);
            return make();
        }
    }
}
