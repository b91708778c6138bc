using Harmonic.Data;
using Harmonic.Music;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests.Transfer;

public sealed class TransferTests
{
    private const int Size = 160;
    private static readonly MusicData Music = GeneratedSongs.Make(seed: 0, count: 16);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Control Of(string name) => TransferModels.All.Single(control => control.Name == name);

    private static ControlRun<TScores> Run<TScores>(ControlVariant<TScores> variant) =>
        new Study<ControlVariant<TScores>, ControlRun<TScores>>().Run([variant], cores: 1, cancel: Cancel).Single();

    private static TScores Untrained<TScores>(string name, IControlTask<TScores> task) =>
        Run(new ControlVariant<TScores>(Of(name), Seed: 1, task, AllSteps: 0)).Scores;

    [Fact]
    public void No_tone_of_training_has_a_pitch_that_is_held_out()
    {
        var trained = Pitches(ToneTransfer.Trained);
        int[] heldOut = [.. ToneTransfer.Between, .. Enumerable.Range(24, 13)];
        Assert.Empty(trained.Intersect(heldOut));
        Assert.Equal(Enumerable.Range(0, 37).Except(heldOut), trained.Order());
        foreach (var split in ToneTransfer.Splits.Where(split => split.Name.StartsWith("pitches ", StringComparison.Ordinal)).Skip(1))
        {
            Assert.All(Sounds(split), sound => Assert.Contains(sound[0].Pitch, heldOut));
        }

        static IReadOnlyList<int> Pitches(ToneSplit split) =>
            [.. Sounds(split).SelectMany(sound => sound.Select(tone => tone.Pitch)).Distinct()];
    }

    private static IEnumerable<IReadOnlyList<HarmonicTone>> Sounds(ToneSplit split)
    {
        var domain = new ToneDomain(split);
        for (var i = 0; i < 400; i++)
        {
            var random = new RandomSequence(3, i);
            yield return i % 2 == 0 ? [domain.Tone(ref random)] : domain.Chord(ref random);
        }
    }

    [Fact]
    public void The_input_itself_is_its_own_code_and_is_drawn_again_without_error()
    {
        var (model, loss) = Of(TransferModels.Input).Make(Size, 1);
        using var _ = model;
        var samples = rand(3, Size);
        Assert.Equal(samples.data<float>().ToArray(), model.Encode(samples).data<float>().ToArray());
        Assert.Equal(samples.data<float>().ToArray(), model.call(samples).data<float>().ToArray());
        Assert.Equal([3L], loss!.Score(samples, Of(TransferModels.Input).Weights).shape);
    }

    /// <summary>The harmonic layers have no offsets: the code of a louder sound has the same direction. A plain code has not.</summary>
    [Fact]
    public void Loudness_is_nothing_to_layers_without_offsets_and_something_to_others()
    {
        var (without, with) = (Untrained("untrained", new ToneTransfer(90)), Untrained("plain", new ToneTransfer(90)));
        Assert.Equal(without["pitches of training"].Lowest, without["eight times as loud"].Lowest, 1e-3);
        Assert.Equal(without["pitches of training"].Count, without["eight times as loud"].Count, 1e-3);
        Assert.True(Math.Abs(with["pitches of training"].Lowest - with["eight times as loud"].Lowest) > 0.02);
    }

    [Fact]
    public void Spectra_hold_pitch_and_number_of_tones_and_a_probe_finds_them()
    {
        var scores = Untrained(TransferModels.Input, new ToneTransfer(600));
        Assert.Equal(ToneTransfer.Splits.Select(split => split.Name), scores.Keys);
        Assert.True(scores["pitches of training"].Lowest > 0.6, $"R² {scores["pitches of training"].Lowest}");
        Assert.True(scores["pitches of training"].Count > 0.5, $"{scores["pitches of training"].Count}");
        Assert.True(scores["pitches above"].LowestRefitted > scores["pitches above"].Lowest);
        Assert.All(scores.Values, score => Assert.Equal(0.5, score.Detection.Error)); // nothing is lost of any sample
    }

    [Fact]
    public void Blobs_are_found_in_their_images()
    {
        var scores = Untrained(TransferModels.Input, new BlobTransfer(900));
        Assert.True(Math.Min(scores.Row, scores.Column) > 0.6, $"R² {scores.Row}, {scores.Column}");
        Assert.InRange(scores.Count, 0.4, 0.95);
        Assert.InRange(scores.Detection.Probe, 0.4, 1);
    }

    [Fact]
    public void A_note_is_heard_where_its_pitch_is_as_loud_as_it_is_long_and_goes_to_the_nearest_of_another_class()
    {
        var song = new Song(1, 16, [new SongNote(SongPart.Melody, 57, 8, 8)], [0]); // 220 Hz for half of the bar
        var bar = SongPhrase.Of(song, new PhraseShape(steps: 16), 0);
        SongPhrase[] bars = [.. Enumerable.Repeat(bar, 100)];
        var spectra = Rows(MusicTransfer.Spectra(bars, seed: 1));
        Assert.All(spectra, row => Assert.Equal(48, First(row))); // two octaves of 24 bins above 55 Hz
        Assert.All(spectra, row => Assert.InRange(Math.Sqrt(row.Sum(value => (double)value * value)), 0.25, 0.5));
        var moves = Rows(MusicTransfer.Spectra(bars, seed: 1, exchanged: true)).Select(row => (First(row) - 48) / 2).ToList();
        Assert.Equal((-6, 5), (moves.Min(), moves.Max()));
        Assert.Equal(12, moves.Distinct().Count());

        static float[][] Rows(Tensor spectra)
        {
            using (spectra)
            {
                return [.. spectra.data<float>().ToArray().Chunk(Size)];
            }
        }

        // The top of the first hill, which is the first partial.
        static int First(float[] row) => Array.FindIndex([.. row.Zip(row.Skip(1))], pair => pair.First > 1e-3 && pair.First >= pair.Second);
    }

    [Fact]
    public void Notes_of_one_class_stay_an_octave_apart_where_classes_change_places()
    {
        var song = new Song(1, 16, [new SongNote(SongPart.Piano, 45, 0, 16), new SongNote(SongPart.Piano, 57, 0, 16)], [0]);
        var bar = SongPhrase.Of(song, new PhraseShape(steps: 16), 0);
        using var spectra = MusicTransfer.Spectra([.. Enumerable.Repeat(bar, 20)], seed: 1, exchanged: true);
        foreach (var row in spectra.data<float>().ToArray().Chunk(Size))
        {
            var lowest = Array.FindIndex(row, value => value > 1e-3) + 3; // a hill reaches three bins to each side
            // The partials of both are those of the lower: between the first two lies nothing.
            Assert.All(row[(lowest + 4)..(lowest + 20)], value => Assert.Equal(0, value));
            Assert.True(row[lowest + 24] > 0);
        }
    }

    [Fact]
    public void Music_is_asked_about_by_songs_that_no_probe_has_seen()
    {
        var songs = GeneratedSongs.Make(seed: 0, count: 80); // of a few songs, those of the test have chords that no other has
        var task = new MusicTransfer(songs, 600);
        Assert.All(task.Bars, bar => Assert.True(MusicData.IsTest(bar.Song.Number)));
        Assert.Contains(songs.Name, task.Remark);
        var scores = Untrained(TransferModels.Input, task);
        Assert.True(scores.Chord > scores.CommonestChord, $"{scores.Chord} against {scores.CommonestChord}");
        Assert.InRange(scores.Detection.Refitted, 0.5, 1);
    }

    [Fact]
    public void A_run_is_the_same_each_time_and_one_of_another_task_is_not_taken_for_it()
    {
        var variant = new ControlVariant<MusicScores>(Of("logistic on the code"), Seed: 2, new MusicTransfer(Music, 100), AllSteps: 6);
        var (one, other) = (Run(variant), Run(variant));
        Assert.Equal(one.Scores, other.Scores);
        Assert.True(variant.Made(one));
        var others = new MusicTransfer(GeneratedSongs.Make(seed: 0, count: 24), 100);
        Assert.False((variant with { Task = others }).Made(one));
        Assert.False((variant with { Seed = 3 }).Made(one));
    }

    [Fact]
    public void Measuring_leaves_no_tensor_behind()
    {
        var (model, _) = Of("untrained").Make(Size, 1);
        using var owned = model;
        var music = new MusicTransfer(Music, 60);
        Measure();
        var before = LiveTensors.Count();
        Measure();
        Assert.Equal(before, LiveTensors.Count());

        void Measure()
        {
            new ToneTransfer(60).Measure(model, null, 1);
            music.Measure(model, null, 1);
        }
    }
}
