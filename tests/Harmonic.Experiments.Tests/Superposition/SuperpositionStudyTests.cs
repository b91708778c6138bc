using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;

namespace Harmonic.Experiments.Tests;

public sealed class SuperpositionStudyTests : IDisposable
{
    private static readonly HarmonyLoss Loss = new(FrequencyGrid.EqualTempered(8));
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static SuperpositionStudy Study(int seeds, int steps = 6, int cores = 2) => new()
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

    private static string Numbers(StudyRecord record) => string.Join('\n', record.Runs.Select(run =>
        $"{run.Model} {run.Seed} {run.Scores.Reconstruction:R} {run.Scores.SeparationAfterSearch:R} {string.Join(' ', run.Scores.SuperpositionErrors)}"));

    [Fact]
    public void The_numbers_do_not_depend_on_how_many_runs_go_side_by_side()
    {
        var (alone, together) = (new StudyRecord(), new StudyRecord());
        Study(2, cores: 1).Run(alone, cancel: TestContext.Current.CancellationToken);
        Study(2, cores: 3).Run(together, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(4, alone.Runs.Count);
        Assert.Equal(Numbers(alone), Numbers(together));
    }

    [Fact]
    public void A_study_goes_on_where_it_was_left()
    {
        var path = Path.Combine(folder, "runs.json");
        Study(1).Run(new StudyRecord(path), cancel: TestContext.Current.CancellationToken);
        var made = new List<StudyRun>();
        var record = new StudyRecord(path);
        Study(2).Run(record, run =>
        {
            lock (made)
            {
                made.Add(run);
            }
        }, TestContext.Current.CancellationToken);
        Assert.Equal([2L, 2L], made.Select(run => run.Seed));
        Assert.Equal(4, new StudyRecord(path).Runs.Count);
        Assert.Equal(Numbers(record), Numbers(new StudyRecord(path)));
    }

    [Fact]
    public void A_run_of_another_length_takes_the_place_of_the_old_one()
    {
        var record = new StudyRecord();
        Study(1).Run(record, cancel: TestContext.Current.CancellationToken);
        Study(1, steps: 7).Run(record, cancel: TestContext.Current.CancellationToken);
        Assert.All(record.Runs, run => Assert.Equal(7, run.Steps));
        Assert.Equal(2, record.Runs.Count);
    }

    [Fact]
    public void A_cancelled_study_stops_and_keeps_what_is_done()
    {
        var record = new StudyRecord(Path.Combine(folder, "runs.json"));
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Study(3, cores: 1).Run(record, _ => cancel.Cancel(), cancel.Token));
        Assert.Single(record.Runs);
    }

    [Fact]
    public void A_file_with_something_else_is_refused()
    {
        var path = Path.Combine(folder, "other.json");
        File.WriteAllText(path, "{ \"not\": 1 }");
        Assert.Contains("other.json", Assert.Throws<InvalidDataException>(() => new StudyRecord(path)).Message, StringComparison.Ordinal);
    }
}
