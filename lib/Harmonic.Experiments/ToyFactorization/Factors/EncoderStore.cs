using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>Encoders by recipe and seed, in a folder of weights: what is there is loaded, what is not is trained and kept.</summary>
/// <param name="Folder">Where weights and run records are.</param>
/// <param name="Steps">How many batches an encoder is trained.</param>
/// <param name="BatchSize">Triplets a batch.</param>
/// <param name="Device">Where to train and to encode.</param>
/// <param name="LearningRate">Adam's learning rate.</param>
public sealed record EncoderStore(string Folder, int Steps, int BatchSize, Device Device, double LearningRate = 4e-3)
{
    /// <summary>Where the weights of a recipe and a seed are kept.</summary>
    public string Weights(EncoderRecipe recipe, long seed)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return Path.Combine(Folder, $"{recipe.Name}-seed{seed}.safetensors");
    }

    /// <summary>The encoder, the caller's to free.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="seed">Decides starting weights and data.</param>
    /// <param name="threads">Threads on the processor; null for one a core.</param>
    /// <param name="progress">Told about twice a second, where it is trained.</param>
    /// <param name="cancel">Stops; the checkpoint is saved first.</param>
    /// <exception cref="InvalidDataException">The folder holds weights of another length of training.</exception>
    public Module<Tensor, Tensor> Get(
        EncoderRecipe recipe,
        long seed,
        int? threads = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var path = Weights(recipe, seed);
        var encoder = Chance.Seeded(seed, () => recipe.Encoder().to(Device));
        if (!recipe.Trained)
        {
            return encoder;
        }
        if (File.Exists(path))
        {
            Require(path);
            Training.Weights.Load(path, encoder);
            return encoder;
        }
        var objective = Chance.Seeded(seed, () => recipe.Objective(encoder, seed, BatchSize, Device, threads));
        using var ending = objective as IDisposable;
        var settings = new TrainingSettings
        {
            Steps = Steps,
            LearningRate = LearningRate,
            Seed = seed,
            Checkpoint = Path.ChangeExtension(path, ".checkpoint.safetensors"),
            CheckpointEvery = 1000,
        };
        var history = TrainingLoop.Run(objective, settings, progress, cancel);
        RunRecord.Save(Path.ChangeExtension(path, ".run.json"), objective, settings, history);
        Safetensors.Save(path, encoder.state_dict(), Facts);
        File.Delete(settings.Checkpoint);
        return encoder;
    }

    private Dictionary<string, string> Facts =>
        new()
        {
            ["steps"] = $"{Steps}",
            ["batchSize"] = $"{BatchSize}",
            ["learningRate"] = $"{LearningRate:R}",
        };

    private void Require(string path)
    {
        using var scope = NewDisposeScope();
        var found = Safetensors.Load(path).Metadata;
        foreach (var (name, wanted) in Facts)
        {
            if (found.GetValueOrDefault(name) != wanted)
            {
                throw new InvalidDataException(
                    $"{path} was trained with {name} {found.GetValueOrDefault(name) ?? "unknown"}, and {wanted} is asked for: name "
                        + $"another folder."
                );
            }
        }
    }
}
