using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>What the studies of autoencoders do alike.</summary>
internal static class AutoencoderStudy
{
    /// <summary>Words as a part of a file's name.</summary>
    internal static string FileName(string words) => string.Concat(words.Select(sign => char.IsLetterOrDigit(sign) ? sign : '-'));

    /// <summary>The objective of a model on the processor, with a harmony loss or, where it is null, without.</summary>
    internal static AutoencoderObjective Objective(
        Autoencoder model,
        DomainSampler sampler,
        int batchSize,
        IHarmonyLoss? harmony,
        HarmonicCurriculum curriculum,
        params IReadOnlyList<Term<AutoencoderPass>> terms
    ) =>
        harmony is null
            ? new AutoencoderObjective(model, sampler, batchSize, CPU, terms)
            : new AutoencoderObjective(model, sampler, batchSize, CPU, harmony, curriculum, terms);

    /// <summary>Trains, if there is a step to make.</summary>
    /// <returns>How many seconds it took.</returns>
    internal static double Train(AutoencoderObjective objective, TrainingSettings settings, StudySitting sitting) =>
        settings.Steps == 0 ? 0 : Math.Round(sitting.Train(objective, settings).Elapsed.TotalSeconds, 1);
}
