using System.Text.Json.Nodes;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sweeps;
using Harmonic.Notebooks.Tests.Runs;
using Parquet;

namespace Harmonic.Notebooks.Tests.Sweeps;

public sealed class SweepTests : NotebookTest
{
    [Theory]
    [InlineData("seed=0..4", "0|1|2|3|4")]
    [InlineData("n=-2..0,7", "-2|-1|0|7")]
    [InlineData("rate=1e-3,4e-3", "1e-3|4e-3")]
    [InlineData("sizes=[1,2],[3]", "[1,2]|[3]")]
    [InlineData("text=\"a,b\",c", "a,b|c")]
    [InlineData("path=../data", "../data")]
    [InlineData("n=1,1,2", "1|2")]
    [InlineData("text=", "")]
    public void Values_are_lists_and_ranges(string argument, string expected) =>
        Assert.Equal(expected, string.Join('|', SweptParameter.Parse(argument).Values));

    [Fact]
    public void The_last_parameter_changes_fastest_and_a_run_is_named_by_its_values()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0..1", "size=2,3"], null, "");
        Assert.Equal(["seed=0,size=2", "seed=0,size=3", "seed=1,size=2", "seed=1,size=3"], sweep.Runs.Select(run => run.Id));
        Assert.Equal(4, sweep.Runs.Select(run => run.Folder).Distinct().Count());
        Assert.StartsWith(Path.Combine(Folder, "runs", "notebook", "sweep_seed=0,1_size=2,3-"), sweep.Folder, StringComparison.Ordinal);
        Assert.False(Directory.Exists(sweep.Folder));
    }

    [Theory]
    [InlineData("seed", "name=value")]
    [InlineData("seed=4..0", "`4..0` is empty")]
    [InlineData("seed=0..9999999", "10,000,000 values")]
    [InlineData("seed=0..99999999999999999999", "at most 10,000 runs")]
    [InlineData("sead=1", "has no parameter `sead`")]
    [InlineData("seed=1,x", "`x` is no value for the parameter `int seed`")]
    [InlineData("seed=1,", "`` is no value")]
    [InlineData("seed=0..999 size=0..999", "1,000,000 combinations")]
    [InlineData("seed=1 seed=2", "`seed` is given twice")]
    public void What_makes_no_sense_is_said_in_a_sentence_before_anything_is_made(string arguments, string expected)
    {
        var error = Assert.Throws<UsageException>(() => Sweep.Plan(Notebook(), arguments.Split(' '), null, ""));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Single(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_folder_of_another_sweep_is_refused_and_the_same_one_is_taken_up()
    {
        var (path, folder) = (Notebook(), Path.Combine(Folder, "mine"));
        Sweep.Plan(path, ["seed=0..1"], folder, "the command").Begin();
        Assert.Equal(2, Sweep.Plan(path, ["seed=0..1"], folder, "").Runs.Count);
        Assert.Equal("the command", Sweep.Open(folder).Command);
        Assert.Equal(Folder, Sweep.Open(folder).Directory);
        Refused("with other parameters", ["seed=0..2"]);
        Write(Code("int seed = 0; int size = 2;", "parameters"), Code("seed + 2"));
        Refused("of another version of notebook.ipynb", ["seed=0..1"]);
        var other = Path.Combine(Folder, "other");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "thesis.tex"), "");
        Assert.Contains(
            "something else",
            Assert.Throws<UsageException>(() => Sweep.Plan(path, [], other, "")).Message,
            StringComparison.Ordinal
        );

        void Refused(string why, string[] arguments) =>
            Assert.Contains(
                why,
                Assert.Throws<UsageException>(() => Sweep.Plan(path, arguments, folder, "")).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void White_space_and_comments_do_not_make_another_sweep()
    {
        var (path, folder) = (Notebook(), Path.Combine(Folder, "mine"));
        Sweep.Plan(path, ["seed=0"], folder, "").Begin();
        Write(Code("int seed = 0;   int size = 2;", "parameters"), Code("// the sum\nseed  +\n 1"));
        Assert.Single(Sweep.Plan(path, ["seed=0"], folder, "").Runs);
    }

    [Fact]
    public void A_run_is_held_by_one_at_a_time()
    {
        var run = Sweep.Plan(Notebook(), ["seed=0"], null, "").Runs[0];
        using (run.Hold())
        {
            Assert.Null(run.Hold());
        }
        using var again = run.Hold();
        Assert.NotNull(again);
    }

    [Fact]
    public void A_record_that_is_silent_for_long_is_of_a_run_that_was_cut_off()
    {
        JsonObject Record(TimeSpan ago) => new() { ["state"] = "running", ["heartbeat"] = (DateTime.UtcNow - ago).ToString("O") };
        Assert.Equal(RunState.Running, SweepRun.StateOf(Record(TimeSpan.FromSeconds(20))));
        Assert.Equal(SweepRun.CutOff, SweepRun.StateOf(Record(TimeSpan.FromMinutes(5))));
        Assert.Equal(SweepRun.Waiting, SweepRun.StateOf(null));
        Assert.Equal(RunState.Done, SweepRun.StateOf(new JsonObject { ["state"] = "done" }));
    }

    [Fact]
    public async Task The_table_holds_values_states_and_results_in_both_forms()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0..2", "size=2"], Path.Combine(Folder, "mine"), "");
        Made(sweep.Runs[0], "done", """[{"Command": "./run x", "seed": 9, "Loss": 0.1, "Cosines": {"Cross": 1e-7}, "Name": "a,\"b\""}]""");
        Made(sweep.Runs[1], "failed", """{"Loss": 5}""");
        Made(sweep.Runs[2], "done", """{"Loss": "NaN", "Cosines": {"Cross": 2}}""");
        Trained(sweep.Runs[2], "seed-2", "step,loss\n0,3\n1,4\n");
        var table = new SweepTable(sweep);
        Assert.Equal(
            "seed,size,state,result.seed,Loss,Cosines.Cross,Name,final.loss\n"
                + "0,2,done,9,0.1,1E-07,\"a,\"\"b\"\"\",\n"
                + "1,2,failed,,,,,\n"
                + "2,2,done,,NaN,2,,3.5\n",
            table.ToCsv()
        );
        using var file = new MemoryStream();
        await table.WriteParquetAsync(file);
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(table.Names, reader.Schema.DataFields.Select(field => field.Name));
        Assert.Equal(typeof(double), reader.Schema.DataFields[0].ClrType);
        Assert.NotEqual(typeof(double), reader.Schema.DataFields[2].ClrType);
        using var group = reader.OpenRowGroupReader(0);
        var losses = new double?[3];
        await group.ReadAsync<double>(reader.Schema.DataFields[4], losses, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([0.1, null, double.NaN], losses);
    }

    [Fact]
    public void The_page_has_a_line_for_each_run_with_its_curve_and_links()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0..1"], Path.Combine(Folder, "mine"), "./run sweep <x>");
        Made(sweep.Runs[0], "done", """{"Loss": 0.25}""");
        Made(sweep.Runs[1], "failed", "{}");
        File.WriteAllText(Path.Combine(sweep.Runs[0].Folder, "notebook.ipynb"), "");
        Directory.CreateDirectory(Path.Combine(sweep.Runs[0].Folder, "figures"));
        File.WriteAllText(Path.Combine(sweep.Runs[0].Folder, "figures", "01-loss.png"), "");
        Trained(sweep.Runs[0], "seed-0", "step,loss\n0,3\n1,1\n2,2\n");
        var page = SweepPage.Html(sweep, new SweepTable(sweep));
        Assert.Contains("./run sweep &lt;x&gt;", page, StringComparison.Ordinal);
        Assert.Contains("1 done, 1 failed", page, StringComparison.Ordinal);
        Assert.Contains("<polyline points=\"0,1 60,31 120,16\"/>", page, StringComparison.Ordinal);
        Assert.Contains("seed%3D0/figures/01-loss.png", page, StringComparison.Ordinal);
        Assert.Contains("seed%3D0/notebook.ipynb", page, StringComparison.Ordinal);
        Assert.Contains("<td>0.25</td>", page, StringComparison.Ordinal);
        Assert.Contains("title=\"Cell 2: planted\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_without_a_finite_point_is_left_out_of_the_page()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0"], Path.Combine(Folder, "mine"), "");
        Made(sweep.Runs[0], "done", "{}");
        Trained(sweep.Runs[0], "seed-0", "step,loss\n0,NaN\n1,NaN\n");
        var table = new SweepTable(sweep);
        Assert.DoesNotContain("<polyline", SweepPage.Html(sweep, table), StringComparison.Ordinal);
        Assert.Equal("seed,state,final.loss\n0,done,NaN\n", table.ToCsv());
    }

    [Fact]
    public void A_file_of_the_notebooks_own_is_no_training()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0"], Path.Combine(Folder, "mine"), "");
        Made(sweep.Runs[0], "done", "{}");
        File.WriteAllText(Path.Combine(sweep.Runs[0].Folder, "metrics.csv"), "epoch,note\n1,good,too long\n2\n");
        Trained(sweep.Runs[0], "seed-0", "step,loss\n0,3\n1,1\n");
        var table = new SweepTable(sweep);
        Assert.Equal("seed,state,final.loss\n0,done,2\n", table.ToCsv());
        Assert.Contains("<polyline points=\"0,1 120,31\"/>", SweepPage.Html(sweep, table), StringComparison.Ordinal);
    }

    [Fact]
    public void The_batch_script_names_runs_options_and_what_to_do_before_the_limit()
    {
        var sweep = Sweep.Plan(Notebook(), ["seed=0..9"], Path.Combine(Folder, "it's mine"), "");
        var script = new SlurmSweep(sweep).Script(
            [0, 1, 2, 5, 7, 8],
            ["--partition=gpu", "--time=1:00:00", "--gpus=1", "--cpus-per-task=4", "--account=abc"],
            jobs: 3,
            warning: 90
        );
        foreach (
            var line in (string[])
                [
                    "#SBATCH --array=0-2,5,7-8%3",
                    "#SBATCH --partition=gpu",
                    "#SBATCH --time=1:00:00",
                    "#SBATCH --gpus=1",
                    "#SBATCH --cpus-per-task=4",
                    "#SBATCH --account=abc",
                    "#SBATCH --signal=B:USR1@90",
                    "#SBATCH --requeue",
                    $"#SBATCH --output='{Folder}/it'\\''s mine'/slurm-%a.txt",
                ]
        )
        {
            Assert.Contains(line + "\n", script, StringComparison.Ordinal);
        }
        Assert.Contains("sweep task '" + Folder + "/it'\\''s mine' \"$SLURM_ARRAY_TASK_ID\"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("{", script.Replace("${", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Made(SweepRun run, string state, string results)
    {
        Directory.CreateDirectory(run.Folder);
        File.WriteAllText(
            Path.Combine(run.Folder, "run.json"),
            new JsonObject
            {
                ["state"] = state,
                ["seconds"] = 2.5,
                ["error"] = state == "failed" ? "Cell 2: planted" : null,
            }.ToJsonString()
        );
        File.WriteAllText(Path.Combine(run.Folder, "results.json"), results);
    }

    private static void Trained(SweepRun run, string name, string metrics)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "training.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "metrics.csv"), metrics);
    }

    private string Notebook() => Write(Code("int seed = 0; int size = 2;", "parameters"), Code("seed + 1"));
}
