using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// libtorch has one generator of random numbers for starting weights and for layers that draw their own. Whoever draws from it seeds it
/// first and keeps runs on other threads out meanwhile, so that what is drawn depends on the seed alone.
/// </summary>
public static class Chance
{
    private static readonly Lock Turn = new();

    /// <summary>Makes a model, or anything else that draws, from a seed.</summary>
    public static T Seeded<T>(long seed, Func<T> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        lock (Turn)
        {
            manual_seed(seed);
            return draw();
        }
    }

    /// <summary>Makes a step; a model that draws does so from seed and step alone, so that a resumed run goes on as it was.</summary>
    internal static T OfStep<T>(nn.Module model, long seed, long step, Func<T> make) =>
        Draws(model) ? Seeded(unchecked((long)new RandomSequence(seed, step).Next()), make) : make();

    /// <summary>Tries something and takes back what it drew; tells whether it drew anything.</summary>
    internal static (T Result, bool Drew) Untouched<T>(Func<T> trial)
    {
        lock (Turn)
        {
            using var before = random.get_rng_state();
            try
            {
                var result = trial();
                using var after = random.get_rng_state();
                return (result, !after.Equals(before));
            }
            finally
            {
                random.set_rng_state(before);
            }
        }
    }

    /// <summary>Whether a layer of TorchSharp's draws random numbers in training.</summary>
    internal static bool Draws(nn.Module model) =>
        model.modules().Append(model).Any(module => module.GetType().Name is var name && (name.Contains("Dropout") || name == "RReLU"));
}
