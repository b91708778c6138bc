using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Music;

namespace Harmonic.Experiments.Tests.Music;

/// <summary>The studies of notebooks 05 and 06, with settings that say nothing but take seconds.</summary>
public sealed class MusicStudyTests
{
    private static readonly MusicTask Task = new(GeneratedSongs.Make(0, 16), new PhraseShape(32, 32), mostAnswers: 60, mostLearned: 60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_recipe_trains_is_measured_and_is_not_made_twice()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "runs.json");
        var variants = MusicRecipe
            .All.Select(recipe => new MusicVariant(recipe, 1, Task)
            {
                Length = 2,
                BatchSize = 8,
                Latents = 8,
                Images = 3,
                Queries = 10,
            })
            .ToList();
        var runs = new Study<MusicVariant, MusicRun>(file).Run(variants, cancel: Cancel);
        Assert.Equal(MusicRecipe.All.Select(recipe => recipe.Name), runs.Select(run => run.Recipe));
        var written = File.GetLastWriteTimeUtc(file);
        var again = new Study<MusicVariant, MusicRun>(file).Run(variants, cancel: Cancel);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        Assert.Equal(runs.Select(run => run.Returns[0].First), again.Select(run => run.Returns[0].First));
        var kept = Path.Combine(folder.Path, "baselines.json");
        IReadOnlyList<MusicRun> all = [.. MusicRun.Baselines(Task, runs[0].Setting, queries: 10, kept), .. again];
        string[] titles = [.. MusicRecipe.All.Select(recipe => recipe.Title)];
        string[] baselines = ["chroma over transpositions", "five numbers"];
        Assert.Equal(titles, First(MusicTables.Directions(all, cutAnew: true)));
        Assert.Equal([.. baselines, "pixels over all shifts", .. titles, "chance"], First(MusicTables.Returns(all)).Distinct());
        Assert.Equal([.. baselines, .. titles, "the commonest"], First(MusicTables.Harmony(all)));
        Assert.Throws<ArgumentException>(() => MusicTables.Directions([], cutAnew: true));
        // Baselines of the same setting are not measured again; of another they are.
        written = File.GetLastWriteTimeUtc(kept);
        Assert.Equal(all[1].Returns[0], MusicRun.Baselines(Task, runs[0].Setting, queries: 10, kept)[1].Returns[0]);
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
        Assert.All(MusicRun.Baselines(Task, "another", queries: 10, kept), run => Assert.Equal("another", run.Setting));
        Assert.Equal(2, MusicFigures.Returns(all).Columns);
    }

    [Fact]
    public void Other_songs_or_lengths_are_other_runs()
    {
        var variant = new MusicVariant(MusicRecipe.Of("untrained"), 1, Task)
        {
            Latents = 8,
            Images = 2,
            Queries = 5,
        };
        var run = variant.Make(new StudySitting(null, 1, _ => { }, Cancel));
        Assert.True(variant.Made(run));
        Assert.False((variant with { Length = 7 }).Made(run));
        Assert.False((variant with { Task = new MusicTask(GeneratedSongs.Make(0, 24), new PhraseShape(32, 32)) }).Made(run));
        Assert.Throws<ArgumentException>(() => MusicRecipe.Of("nothing"));
    }

    [Fact]
    public void Autoencoders_train_are_kept_and_are_measured_with_their_edits()
    {
        using var folder = new TemporaryFolder();
        var variants = RollRecipe
            .All.Select(recipe => new RollVariant(recipe, 1, Task, folder.Path)
            {
                Steps = 4,
                BatchSize = 8,
                Latents = 8,
                Phrases = 12,
            })
            .ToList();
        var runs = new Study<RollVariant, RollRun>().Run(variants, cancel: Cancel);
        Assert.All(runs, run => Assert.Equal(RollRun.Shifts.Count * LatentEdit.Ways.Count, run.Edits.Count));
        Assert.Equal(RollRecipe.All.Select(recipe => recipe.Title), First(MusicTables.Notes(runs)));
        var table = MusicTables.Edits(runs);
        Assert.Equal(RollRecipe.All.SelectMany(recipe => new[] { recipe.Title, recipe.Title }), First(table));
        var pitch = runs[0].Edits.Where(edit => edit.Way == LatentEdit.Ways[^1] && edit.Pitch != 0).Average(edit => edit.F1.Mean);
        Assert.Contains($"{100 * pitch:F1} %", table.ToString().Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(2, MusicFigures.Edits("edits", [runs[0]]).Columns);
        using var model = variants[1].Load();
        Assert.Equal(runs[1].Notes, RollRun.Measure(variants[1], model, 0).Notes);
    }

    /// <summary>
    /// An autoencoder that does nothing wrong: the code is the roll itself and the decoder hands it back. Then notes are all found, and the
    /// true code of an edit gives the edit.
    /// </summary>
    [Fact]
    public void A_perfect_autoencoder_finds_every_note_and_true_codes_give_true_edits()
    {
        var task = new MusicTask(GeneratedSongs.Make(0, 16), new PhraseShape(16, 32), mostAnswers: 30, mostLearned: 30);
        using var model = new ImageAutoencoder(new Whole(), new Unfolded(16, 32));
        var drawing = RollDrawing.Calibrated(model, task.Learned.Phrases);
        var drawn = drawing.Notes(drawing.Codes(task.Tested.Phrases));
        Assert.All(task.Tested.Phrases.Zip(drawn), pair =>
            Assert.Equal(1, NoteScore.Of(pair.Second, PhraseFeatures.Onsets(pair.First.Roll)).F1)
        );
        var edits = LatentEdit.Of(drawing, task.Learned.Phrases, task.Tested.Phrases, 3, 0);
        Assert.Equal(1, edits.Single(edit => edit.Way == "true code").F1.Mean, 1e-9);
        Assert.True(edits.Single(edit => edit.Way == "not edited").F1.Mean < 0.7);
        Assert.Equal(LatentEdit.Ways, edits.Select(edit => edit.Way));
        // Both learned vectors point the same way; the second is as long as moves are on average.
        var ways = LatentEdit.Edits(drawing, task.Learned.Phrases, 3, 0);
        var nothing = new float[1, 2 * 16 * 32];
        var (mean, full) = (ways[LatentEdit.Ways[1]](nothing).Cast<float>(), ways[LatentEdit.Ways[2]](nothing).Cast<float>());
        var (from, to) = (drawing.Codes(task.Learned.Phrases), drawing.Codes([.. task.Learned.Phrases.Select(one => one.Shifted(3, 0))]));
        var length = Enumerable
            .Range(0, from.GetLength(0))
            .Average(row => Math.Sqrt(Enumerable.Range(0, from.GetLength(1)).Sum(i => Math.Pow(to[row, i] - from[row, i], 2))));
        Assert.Equal(length, Math.Sqrt(full.Sum(x => (double)x * x)), 1e-4);
        Assert.Equal(length * Math.Sqrt(mean.Sum(x => (double)x * x)), mean.Zip(full, (x, y) => (double)x * y).Sum(), 1e-3);
        // By hand: at the end the edit itself, on the way to it a part.
        var directions = new EditDirections(drawing, task.Learned.Phrases, farthest: 3);
        Assert.Equal(full, directions.Edited(nothing, 3, 0, LatentEdit.Ways[2]).Cast<float>());
        Assert.Equal(full.Select(x => x * (1f / 3)), directions.Edited(nothing, 1, 0, LatentEdit.Ways[2]).Cast<float>());
        Assert.Equal(nothing, directions.Edited(nothing, 0, 0, LatentEdit.Ways[3]));
        // Played notes begin where those of the roll do.
        var phrase = task.Tested.Phrases[0];
        var played = drawing.Played(drawing.Likelihoods(drawing.Codes([phrase]))[0]);
        Assert.Equal(phrase.Pixels(0), RollImage.Of(played, task.Shape, 0, task.Shape.Top).Pixels(0));
    }

    [Fact]
    public void Rolls_are_shown_with_their_beginnings_brightest()
    {
        var picture = MusicFigures.Picture(
            SongPhrase.Of(new Song(1, 32, [new(SongPart.Piano, 83, 4, 3)], [0]), new PhraseShape(32, 32), 0)
        );
        Assert.Equal([0, 1, 0.45f, 0.45f, 0], new[] { picture[0, 3], picture[0, 4], picture[0, 5], picture[0, 6], picture[0, 7] });
        Assert.Throws<ArgumentException>(() => MusicFigures.Rolls("none", "", ["one"], []));
    }

    /// <summary>The first column without its head: columns are two spaces apart.</summary>
    private static IEnumerable<string> First(Table table) => table.ToString().Split('\n').Skip(1).Select(line => line.Split("  ")[0]);

    private sealed class Whole() : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>("whole")
    {
        public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => input.flatten(1);
    }

    private sealed class Unfolded(int pitches, int steps)
        : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>("unfolded")
    {
        public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => (input - 0.5).view(-1, 2, pitches, steps) * 20;
    }
}
