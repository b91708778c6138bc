using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>
/// Trains the toy encoder with many settings and measures each alike. Runs go side by side, one core each. A run that is cut off goes on from
/// its checkpoint, and one that is there already is not made again.
/// </summary>
public sealed class ToyStudy
{
    // The same images whatever a run's own seed, as everywhere in the analysis.
    private const long AnalysisSeed = 42;

    // The starting weights come from libtorch's one default generator.
    private static readonly Lock StartingWeights = new();

    private readonly string folder;
    private readonly RunFile<ToyRun> file;

    /// <summary>A study that keeps its runs in <c>runs.json</c> of a folder, and checkpoints beside it.</summary>
    /// <exception cref="InvalidDataException">There is a <c>runs.json</c> with something else in it.</exception>
    public ToyStudy(string folder)
    {
        Directory.CreateDirectory(folder);
        (this.folder, file) = (folder, new RunFile<ToyRun>(Path.Combine(folder, "runs.json"), run => run.Variant.Name));
    }

    /// <summary>Every run so far.</summary>
    public IReadOnlyList<ToyRun> Runs => file.Runs;

    /// <summary>Makes the runs that are not there yet.</summary>
    /// <param name="variants">The settings.</param>
    /// <param name="progress">Told about twice a second, from any thread.</param>
    /// <param name="cancel">Stops; every run at hand saves its checkpoint first.</param>
    /// <returns>The runs of <paramref name="variants"/>, in their order.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    /// <exception cref="TrainingDivergedException">The loss of a run is no longer a number.</exception>
    public IReadOnlyList<ToyRun> Run(
        IReadOnlyList<ToyVariant> variants, Action<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(variants);
        // The longest first: otherwise it may be alone at the end, with every other core idle.
        var left = variants.Distinct().Where(variant => !Runs.Any(run => run.Variant == variant))
            .OrderByDescending(variant => (long)variant.Steps * variant.BatchSize).ToList();
        if (left.Count > 0)
        {
            var beside = Math.Min(Environment.ProcessorCount, left.Count);
            var tally = new StudyTally(left, variants.Count - left.Count, progress);
            using var workers = new WorkerThreads(beside);
            workers.Run(left.Count, place => Make(left[place], Environment.ProcessorCount / beside, tally, cancel));
        }
        return [.. variants.Select(variant => Runs.First(run => run.Variant == variant))];
    }

    private void Make(ToyVariant variant, int threads, StudyTally tally, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var encoder = Start(variant);
        using var objective = new ShiftObjective(
            encoder, new ShiftTripletSampler(variant.Seed, maxShift: variant.MaxShift), ShiftTerms.WriteUp(variant.JepaWeight), variant.BatchSize, CPU, threads);
        var checkpoint = Path.Combine(folder, variant.Name + ".checkpoint.safetensors");
        var settings = new TrainingSettings { Steps = variant.Steps, Seed = variant.Seed, Checkpoint = checkpoint };
        var history = TrainingLoop.Run(objective, settings, progress => tally.Tell(variant, progress.Step), cancel);
        file.Add(Measure(variant, encoder, history));
        File.Delete(checkpoint);
        tally.Finished();
    }

    /// <summary>What is kept of a trained encoder.</summary>
    public static ToyRun Measure(ToyVariant variant, Module<Tensor, Tensor> encoder, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(history);
        return new ToyRun(
            variant, ToyResults.Measure(encoder, history, variant.Seed), LatentSpread.Measure(encoder, AnalysisSeed),
            Math.Round(history.Elapsed.TotalSeconds, 1));
    }

    private static ToyEncoder Start(ToyVariant variant)
    {
        lock (StartingWeights)
        {
            manual_seed(variant.Seed);
            return new ToyEncoder(variant.Latents);
        }
    }
}
