using Harmonic.Data;
using Harmonic.Music;

namespace Harmonic.Experiments.Tests.Music;

public sealed class MusicMeasureTests
{
    [Fact]
    public void Notes_are_matched_once_in_their_row_and_within_a_step()
    {
        (int Step, int Row)[] wanted = [(0, 3), (4, 3), (8, 5)];
        Assert.Equal(new NoteScore(3, 3, 3), NoteScore.Of([(1, 3), (3, 3), (8, 5)], wanted));
        // Two steps off, the wrong row, and a second drawing of one note.
        Assert.Equal(new NoteScore(1, 4, 3), NoteScore.Of([(6, 3), (8, 4), (0, 3), (1, 3)], wanted));
        var score = new NoteScore(1, 4, 3);
        Assert.Equal((0.25, 1.0 / 3, 2.0 / 7), (score.Precision, score.Recall, score.F1));
        Assert.Equal((1, 0), (NoteScore.Of([], []).F1, NoteScore.Of([], wanted).F1));
        // Close notes are paired so that most are matched: 1 with 0, 2 with 3 and not 1 with 2.
        Assert.Equal(2, NoteScore.Of([(1, 0), (3, 0)], [(0, 0), (2, 0)]).Found);
    }

    [Fact]
    public void The_interval_of_a_mean_is_over_songs()
    {
        var same = SongBootstrap.Of([
            [1.0, 1],
            [1.0],
        ]);
        Assert.Equal((1, 1, 1), (same.Mean, same.Lower, same.Upper));
        double[] right = [1, 1, 1, 1],
            wrong = [0, 0, 0, 0];
        var few = SongBootstrap.Of([right, wrong, right, wrong]);
        var many = SongBootstrap.Of([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? right : wrong)]);
        Assert.Equal((0.5, 0.5), (few.Mean, many.Mean));
        Assert.Equal((0, 1), (few.Lower, few.Upper));
        // The standard error of 100 songs of 0 or 1 is 0.05.
        Assert.InRange(many.Upper - many.Lower, 0.15, 0.25);
        Assert.Throws<ArgumentException>(() =>
            SongBootstrap.Of([
                [],
            ])
        );
    }

    [Fact]
    public void Mean_moves_of_a_linear_code_are_its_columns_and_go_away()
    {
        var source = MusicData.Phrases("test", GeneratedSongs.Make(1, 4).Songs, MadeSongs.Shape);
        // The code of an image is where its marks are: a counter of the shifts that were made.
        float[,] Encode(IReadOnlyList<IImage> images)
        {
            var five = PhraseFeatures.FiveNumbers(images);
            var codes = new float[images.Count, 3];
            for (var i = 0; i < images.Count; i++)
            {
                (codes[i, 0], codes[i, 1], codes[i, 2]) = (2 * five[i, 0] + five[i, 1], -five[i, 1], 7);
            }
            return codes;
        }
        var anew = MusicData.Phrases("test", [Dot()], new PhraseShape(64, 64));
        var moves = MeanMoves.Of(Encode, anew, 3);
        Assert.Equal([2, 0, 0], moves.Pitch.Select(number => Math.Round(number, 4)));
        Assert.Equal([1, -1, 0], moves.Time.Select(number => Math.Round(number, 4)));
        Assert.All(moves.Removed(Encode([.. Some(source)])).Cast<float>().Chunk(3), code =>
        {
            Assert.Equal(0, code[0], 1e-3);
            Assert.Equal(0, code[1], 1e-3);
            Assert.Equal(7, code[2], 1e-3);
        });

        static IEnumerable<IImage> Some(ImageSource source)
        {
            var random = new RandomSequence(0, 0);
            for (var i = 0; i < 5; i++)
            {
                yield return source.Draw(ref random);
            }
        }

        // Notes in the middle, so that no shift loses any.
        static Song Dot() => new(1, 64, Enumerable.Range(0, 8).Select(i => new SongNote(SongPart.Melody, 60 + i, 24 + 2 * i, 1)), [0]);
    }

    [Fact]
    public void A_probe_reads_what_is_there_and_no_more()
    {
        var songs = Enumerable.Range(0, 40).Select(i => new Song(8 * i, 4, [], [])).ToArray();
        var random = new RandomSequence(1, 0);
        (float[,] Codes, int[] Labels) Made(ref RandomSequence random, bool told)
        {
            var (codes, labels) = (new float[400, 6], new int[400]);
            for (var i = 0; i < 400; i++)
            {
                labels[i] = i % 10 == 9 ? -1 : random.Between(0, 4);
                for (var latent = 0; latent < 6; latent++)
                {
                    codes[i, latent] = (float)random.Uniform() + (told && latent == labels[i] ? 3 : 0);
                }
            }
            return (codes, labels);
        }
        foreach (var told in new[] { true, false })
        {
            var (learned, tested) = (Made(ref random, told), Made(ref random, told));
            var probe = LabelProbe.Of(
                learned.Codes,
                learned.Labels,
                tested.Codes,
                tested.Labels,
                [.. Enumerable.Range(0, 400).Select(i => songs[i / 10])]
            );
            Assert.Equal(360, probe.Phrases);
            Assert.InRange(probe.Right.Mean, told ? 1 : 0.15, told ? 1 : 0.35);
            Assert.InRange(probe.Commonest, 0.15, 0.35);
        }
    }

    [Fact]
    public void Chord_and_key_of_a_phrase_are_those_of_half_of_it()
    {
        sbyte[] chords = [.. Enumerable.Repeat((sbyte)3, 8), .. Enumerable.Repeat((sbyte)5, 4), .. Enumerable.Repeat((sbyte)7, 4)];
        var song = new Song(1, 16, [], [0], chords);
        Assert.Equal(3, LabelProbe.Chord(SongPhrase.Of(song, new PhraseShape(32, 16), 0)));
        Assert.Equal(Triads.None, LabelProbe.Key(SongPhrase.Of(song, new PhraseShape(32, 16), 0)));
        Assert.Equal(Triads.None, LabelProbe.Chord(SongPhrase.Of(song, new PhraseShape(32, 16), 6)));
    }

    [Fact]
    public void Five_numbers_and_chroma_of_known_notes()
    {
        // Top pitch 99: 99 in row 0 and 95 in row 4, each sounding for two steps; two onsets and four sounding pixels.
        var song = new Song(1, 16, [new(SongPart.Piano, 99, 0, 2), new(SongPart.Piano, 95, 4, 2)], [0]);
        var phrase = SongPhrase.Of(song, MadeSongs.Shape, 0);
        var five = PhraseFeatures.FiveNumbers([phrase]);
        Assert.Equal([2, 14 / 6f, 2, 6], new[] { five[0, 0], five[0, 1], five[0, 2], five[0, 4] });
        // Columns 0, 0, 1, 4, 4, 5.
        Assert.Equal(Math.Sqrt(58 / 6.0 - Math.Pow(14 / 6.0, 2)), five[0, 3], 1e-5);
        var chroma = PhraseFeatures.Chroma([phrase.Roll], MadeSongs.Shape.Top);
        Assert.Equal((0.5f, 0.5f), (chroma[0, 99 % 12], chroma[0, 95 % 12]));
        Assert.Equal([(0, 0), (4, 4)], PhraseFeatures.Onsets(phrase.Roll));
        Assert.All(Enumerable.Range(0, 5), i =>
            Assert.True(float.IsFinite(PhraseFeatures.FiveNumbers([phrase.Roll.Shifted(64, 0)])[0, i]))
        );
    }

    /// <summary>The loudest frequency of a second by the sums of Fourier, where there is a note and where there is none.</summary>
    [Fact]
    public void Notes_are_heard_at_their_time_and_pitch()
    {
        var sound = Waveform.OfNotes([new SongNote(SongPart.Piano, 69, 8, 8)], 24);
        Assert.Equal(3 * Waveform.SampleRate, sound.Samples.Count);
        Assert.All(sound.Samples.Take(Waveform.SampleRate), sample => Assert.Equal(0, sample));
        Assert.Equal(440, new[] { 220, 415, 440, 466, 880 }.MaxBy(frequency => Power(frequency)));
        Assert.All(sound.Samples.Skip(2 * Waveform.SampleRate + Waveform.SampleRate / 10), sample => Assert.Equal(0, sample));
        Assert.All(Waveform.OfNotes([], 8).Samples, sample => Assert.Equal(0, sample));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveform.OfNotes([], 0));

        double Power(double frequency)
        {
            var (cos, sin) = (0.0, 0.0);
            for (var i = 0; i < Waveform.SampleRate; i++)
            {
                var angle = 2 * Math.PI * frequency * i / Waveform.SampleRate;
                cos += sound.Samples[Waveform.SampleRate + i] * Math.Cos(angle);
                sin += sound.Samples[Waveform.SampleRate + i] * Math.Sin(angle);
            }
            return cos * cos + sin * sin;
        }
    }
}
