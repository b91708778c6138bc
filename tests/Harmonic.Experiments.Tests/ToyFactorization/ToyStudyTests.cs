using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

/// <summary>Many small runs of the toy experiment: side by side, resumed, and measured.</summary>
public sealed class ToyStudyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic-study").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Runs_side_by_side_give_what_each_gives_alone()
    {
        var variants = Enumerable.Range(0, 3).Select(seed => Small(seed)).ToList();

        var together = InFolder("together").Run(variants, cancel: Cancel);
        var alone = variants.Select(variant => InFolder("alone").Run([variant], cancel: Cancel)[0]).ToList();

        Assert.Equal(alone.Select(run => run.Results.Loss), together.Select(run => run.Results.Loss));
        Assert.Equal(alone.Select(run => run.Results.Cosines), together.Select(run => run.Results.Cosines));
        Assert.Equal(3, together.Select(run => run.Results.Loss).Distinct().Count());
    }

    [Fact]
    public void A_run_that_is_there_is_not_made_again()
    {
        var first = new Study<ToyVariant, ToyRun>(Path.Combine(folder, "runs.json")).Run([Small(0)], cancel: Cancel)[0];
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, "runs.json"));
        var told = 0;

        var second = new Study<ToyVariant, ToyRun>(Path.Combine(folder, "runs.json")).Run([Small(0)], _ => told++, cancel: Cancel)[0];

        Assert.Equal((first.Results.Loss, first.Seconds), (second.Results.Loss, second.Seconds));
        Assert.Equal(first.Spread.Variances, second.Spread.Variances);
        Assert.Equal(0, told);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(folder, "runs.json")));
    }

    [Fact]
    public void A_run_that_was_cut_off_goes_on_and_ends_as_if_it_had_not_been()
    {
        var whole = InFolder("whole").Run([Small(1)], cancel: Cancel)[0];
        var study = InFolder("cut");
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => study.Run([Small(1)], _ => stop.Cancel(), cancel: stop.Token));
        Assert.Empty(study.Runs);
        var resumed = study.Run([Small(1)], cancel: Cancel)[0];

        Assert.Equal(whole.Results.Loss, resumed.Results.Loss);
        Assert.Equal(["runs.json"], Directory.EnumerateFiles(Path.Combine(folder, "cut")).Select(Path.GetFileName));
    }

    [Fact]
    public void Two_settings_of_one_name_are_refused_and_one_given_twice_is_made_once()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new Study<Named, ToyRun>().Run([new Named("same", 1), new Named("same", 2)], cancel: Cancel)
        );
        Assert.Contains("Two different settings are called 'same'", error.Message, StringComparison.Ordinal);

        var study = InFolder("twice");
        var twice = study.Run([Small(0), Small(0)], cancel: Cancel);
        Assert.Equal(2, twice.Count);
        Assert.Single(study.Runs);
    }

    [Fact]
    public void A_number_that_is_none_is_kept_as_that()
    {
        var path = Path.Combine(folder, "results.json");
        var results = new ToyResults(
            3,
            1,
            double.NaN,
            new CosineReport(0, 0, 1, -1),
            new SignedShifts(double.NaN, 90),
            [double.PositiveInfinity, 0],
            0.5,
            0.5
        );
        results.SaveTo(path);
        var read = ToyResults.Load(path).Single();
        Assert.Equal((results.Loss, results.Angles), (read.Loss, read.Angles));
        Assert.Equal(results.ExplainedVariance, read.ExplainedVariance);
    }

    [Fact]
    public void A_file_with_something_else_in_it_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "runs.json"), "{ \"what\": 1 }");

        var error = Assert.Throws<InvalidDataException>(() => new Study<ToyVariant, ToyRun>(Path.Combine(folder, "runs.json")));

        Assert.Contains("runs.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_on_a_line_use_one_dimension_and_even_codes_use_all()
    {
        manual_seed(0);
        using var encoder = new ToyEncoder(4);
        Assert.InRange(LatentSpread.Measure(encoder, seed: 1, count: 64).Dimensions, 1, 4);

        using (no_grad())
        {
            // The last layer's rows made equal: whatever goes in, all latents say the same.
            var weight = encoder.parameters().First(parameter => parameter.dim() == 2);
            weight.copy_(weight.narrow(0, 0, 1).expand(weight.shape));
        }
        Assert.Equal(1, LatentSpread.Measure(encoder, seed: 1, count: 64).Dimensions, 6);
        Assert.Equal(25 / 9.0, new LatentSpread(0, [2, 2, 1, 0]).Dimensions, 12);
    }

    private sealed record Named(string Name, int Setting) : IStudyVariant<ToyRun>
    {
        public int Steps => 1;

        public int BatchSize => 1;

        public bool Made(ToyRun run) => false;

        public ToyRun Make(StudySitting sitting) => throw new InvalidOperationException($"{Setting} was made.");
    }

    private Study<ToyVariant, ToyRun> InFolder(string name) => new(Path.Combine(folder, name, "runs.json"));

    private static ToyVariant Small(long seed) =>
        new()
        {
            Seed = seed,
            Steps = 6,
            BatchSize = 40,
            Latents = 4,
        };
}
