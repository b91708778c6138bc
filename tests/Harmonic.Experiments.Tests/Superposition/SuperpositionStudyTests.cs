using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments.Tests;

public sealed class SuperpositionStudyTests : IDisposable
{
    private static readonly HarmonyLoss Loss = new(FrequencyGrid.EqualTempered(8));
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static SuperpositionStudy Study(int seeds, int steps = 6, int cores = 2) =>
        new()
        {
            Domain = new BlobDomain(),
            Models =
            [
                new StudyModel("plain", size => new PlainAutoencoder(size, 8, 10)),
                new StudyModel("harmonic", size => new HarmonicAutoencoder(size, 8, 10), Loss, new HarmonyWeights { Margin = 0.1 }),
            ],
            Scorer = new HarmonyScorer(Loss, new HarmonyWeights()),
            Seeds = seeds,
            Steps = steps,
            BatchSize = 8,
            Cores = cores,
            Samples = 20,
        };

    private static string Numbers(IEnumerable<StudyRun> runs) =>
        string.Join(
            '\n',
            runs.Select(run =>
                $"{run.Model} {run.Seed} {run.Scores.Reconstruction:R} {run.Scores.SeparationAfterSearch:R} {string.Join(' ', run.Scores.SuperpositionErrors)}"
            )
        );

    private string Runs => Path.Combine(folder, "runs.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<StudyRun> Kept() => new Study<SuperpositionVariant, StudyRun>(Runs).Runs;

    [Fact]
    public void The_numbers_do_not_depend_on_how_many_runs_go_side_by_side()
    {
        var (alone, together) = (Study(2, cores: 1).Run(cancel: Cancel), Study(2, cores: 3).Run(cancel: Cancel));
        Assert.Equal(4, alone.Count);
        Assert.Equal(Numbers(alone), Numbers(together));
    }

    [Fact]
    public void A_study_goes_on_where_it_was_left()
    {
        var first = Study(1).Run(Runs, cancel: Cancel);
        var told = 0;
        var both = Study(2).Run(Runs, progress => told = progress.AllRuns, Cancel);
        Assert.Equal(4, told);
        Assert.Equal([1L, 1L, 2L, 2L], both.Select(run => run.Seed));
        Assert.Equal(Numbers(first), Numbers(both.Take(2)));
        Assert.Equal(4, Kept().Count);
    }

    [Fact]
    public void A_run_of_another_length_takes_the_place_of_the_old_one()
    {
        Study(1).Run(Runs, cancel: Cancel);
        Study(1, steps: 7).Run(Runs, cancel: Cancel);
        Assert.All(Kept(), run => Assert.Equal(7, run.Steps));
        Assert.Equal(2, Kept().Count);
    }

    [Fact]
    public void A_study_that_is_cancelled_goes_on_as_if_it_had_not_been()
    {
        var whole = Study(1).Run(cancel: Cancel);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Study(1, cores: 1).Run(Runs, _ => stop.Cancel(), stop.Token));
        Assert.Contains(Directory.GetFiles(folder), file => file.EndsWith(".checkpoint.safetensors", StringComparison.Ordinal));
        Assert.Equal(Numbers(whole), Numbers(Study(1).Run(Runs, cancel: Cancel)));
        Assert.Equal([Runs], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_with_something_else_is_refused()
    {
        File.WriteAllText(Runs, "{ \"not\": 1 }");
        Assert.Contains(
            "runs.json",
            Assert.Throws<InvalidDataException>(() => Study(1).Run(Runs, cancel: Cancel)).Message,
            StringComparison.Ordinal
        );
    }
}
