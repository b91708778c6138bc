using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>
/// The same experiment with many settings, runs side by side, one core each. A run that is cut off goes on from its checkpoint, and one
/// that is there already is not made again.
/// </summary>
/// <typeparam name="TVariant">A setting.</typeparam>
/// <typeparam name="TRun">What is kept of a run.</typeparam>
public sealed class Study<TVariant, TRun>
    where TVariant : IStudyVariant<TRun>
    where TRun : IStudyRun
{
    private readonly string? path;
    private readonly RunFile<TRun> file;

    /// <summary>A study whose runs are in a JSON file, whole after each of them, with checkpoints beside it.</summary>
    /// <param name="path">The file, which need not be there yet; null keeps the runs in memory.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public Study(string? path = null)
    {
        this.path = path;
        file = new RunFile<TRun>(path, run => run.Key);
    }

    /// <summary>Every run so far.</summary>
    public IReadOnlyList<TRun> Runs => file.Runs;

    /// <summary>Makes the runs that are not there yet.</summary>
    /// <param name="variants">The settings.</param>
    /// <param name="progress">Told about twice a second, from any thread.</param>
    /// <param name="cores">Runs side by side; null for one a core. The numbers do not depend on it.</param>
    /// <param name="cancel">Stops; every run at hand saves its checkpoint first.</param>
    /// <returns>The runs of <paramref name="variants"/>, in their order.</returns>
    /// <exception cref="ArgumentException">There is no setting, or two different ones have one name.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    /// <exception cref="TrainingDivergedException">The loss of a run is no longer a number.</exception>
    public IReadOnlyList<TRun> Run(
        IReadOnlyList<TVariant> variants,
        Action<StudyProgress>? progress = null,
        int? cores = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count == 0)
        {
            throw new ArgumentException("A study needs at least one setting.", nameof(variants));
        }
        if (variants.Distinct().CountBy(variant => variant.Name).FirstOrDefault(named => named.Value > 1) is { Key: { } shared })
        {
            throw new ArgumentException($"Two different settings are called '{shared}': each needs a name of its own.", nameof(variants));
        }
        // The longest first: otherwise it may be alone at the end, with every other core idle.
        var left = variants
            .DistinctBy(variant => variant.Name)
            .Where(variant => !Runs.Any(variant.Made))
            .OrderByDescending(variant => (long)variant.Steps * variant.BatchSize)
            .ToList();
        if (left.Count > 0)
        {
            var all = cores ?? Environment.ProcessorCount;
            var beside = Math.Min(all, left.Count);
            var tally = new StudyTally<TRun>([.. left.Cast<IStudyVariant<TRun>>()], variants.Count - left.Count, progress);
            using var workers = new WorkerThreads(beside);
            workers.Run(left.Count, place => Make(left[place], Math.Max(1, all / beside), tally, cancel));
        }
        return [.. variants.Select(variant => Runs.First(variant.Made))];
    }

    private void Make(TVariant variant, int threads, StudyTally<TRun> tally, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var checkpoint = path is null
            ? null
            : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, variant.Name + ".checkpoint.safetensors");
        var sitting = new StudySitting(checkpoint, threads, step => tally.Tell(variant, step), cancel);
        file.Add(FreedNumber.Again(() => variant.Make(sitting)));
        if (checkpoint is not null)
        {
            File.Delete(checkpoint);
        }
        tally.Finished();
    }
}
