using Harmonic.Data;

namespace Harmonic.Music;

/// <summary>
/// Songs made by rule, in the place of a data set: a key, four chords that come round, an accompaniment, and a melody of a motif of two
/// bars that returns, as it was or transposed with the chord, on the beat or delayed, whole or with a note changed, between bars of
/// something else. It has what the analyses look for, and none of what makes a song worth hearing.
/// </summary>
public static class GeneratedSongs
{
    private const int StepsPerBar = 16;
    private const int Bars = 32;
    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] Minor = [0, 2, 3, 5, 7, 8, 10];

    // Degrees of the scale on which the four chords stand.
    private static readonly int[][] Progressions =
    [
        [0, 4, 5, 3],
        [0, 5, 3, 4],
        [5, 3, 0, 4],
        [0, 3, 4, 3],
        [0, 2, 3, 4],
    ];

    // Where the notes of a bar of melody begin.
    private static readonly int[][] Rhythms =
    [
        [0, 4, 8, 12],
        [0, 2, 4, 8, 12],
        [0, 3, 6, 8, 12],
        [0, 4, 6, 8, 10],
        [2, 4, 8, 10, 12, 14],
    ];

    /// <summary>Songs with the numbers from 1 on.</summary>
    /// <param name="seed">The same seed, the same songs.</param>
    /// <param name="count">How many, at least 1.</param>
    public static MusicData Make(long seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new MusicData($"generated music, {count} songs", [.. Enumerable.Range(1, count).Select(number => Song(seed, number))], []);
    }

    /// <summary>The song of a seed and a number.</summary>
    public static Song Song(long seed, int number)
    {
        var random = new RandomSequence(seed, number);
        var (tonic, minor) = (random.Between(0, 12), random.Coin());
        var scale = minor ? Minor : Major;
        var progression = Progressions[random.Between(0, Progressions.Length)];
        var notes = new List<SongNote>();
        var chords = new sbyte[Bars * StepsPerBar];
        var broken = random.Coin();
        for (var bar = 0; bar < Bars; bar++)
        {
            var degree = progression[bar % progression.Length];
            var third = (Pitch(degree + 2) - Pitch(degree)) % 12;
            chords.AsSpan(bar * StepsPerBar, StepsPerBar).Fill((sbyte)(Pitch(degree) % 12 + (third == 3 ? 12 : 0)));
            notes.AddRange(Accompaniment(bar, degree));
        }
        notes.AddRange(Melody(ref random));
        var keys = new sbyte[chords.Length];
        Array.Fill(keys, (sbyte)(tonic + (minor ? 12 : 0)));
        return new Song(number, chords.Length, notes, Enumerable.Range(0, Bars).Select(bar => bar * StepsPerBar), chords, keys);

        // Degrees go on over the octaves, in both directions.
        int Pitch(int degree) => 48 + tonic + scale[(degree % 7 + 7) % 7] + 12 * (int)Math.Floor(degree / 7.0);

        IEnumerable<SongNote> Accompaniment(int bar, int degree)
        {
            int[] tones = [Pitch(degree) - 12, Pitch(degree), Pitch(degree + 2), Pitch(degree + 4)];
            yield return new SongNote(SongPart.Piano, tones[0], bar * StepsPerBar, StepsPerBar);
            for (var place = 0; place < 8; place++)
            {
                // Broken, a tone each eighth; else the chord on the first and the third beat.
                if (broken)
                {
                    yield return new SongNote(
                        SongPart.Piano,
                        tones[1 + (place is 3 or 7 ? 1 : place % 3)],
                        bar * StepsPerBar + 2 * place,
                        2
                    );
                }
                else if (place % 4 == 0)
                {
                    for (var tone = 1; tone < tones.Length; tone++)
                    {
                        yield return new SongNote(SongPart.Piano, tones[tone], bar * StepsPerBar + 2 * place, 8);
                    }
                }
            }
        }

        List<SongNote> Melody(ref RandomSequence random)
        {
            var melody = new List<SongNote>();
            var motif = Figure(ref random);
            for (var bar = 0; bar < Bars; bar += 2)
            {
                // The motif in three phrases of four, with the chord or as it was; else something that comes once.
                var returns = random.Between(0, 4) < 3;
                var played = returns ? motif : Figure(ref random);
                var (up, delay) = (
                    random.Coin() ? progression[bar % progression.Length] : 0,
                    random.Between(0, 3) == 0 ? random.Between(1, 5) : 0
                );
                var changed = random.Coin() ? random.Between(0, played.Count) : -1;
                for (var i = 0; i < played.Count; i++)
                {
                    var (step, degree) = played[i];
                    degree += up + (i == changed ? (random.Coin() ? 1 : -1) : 0);
                    var next = i + 1 < played.Count ? played[i + 1].Step : 2 * StepsPerBar;
                    melody.Add(
                        new SongNote(SongPart.Melody, Pitch(degree + 7), bar * StepsPerBar + step + delay, Math.Min(4, next - step))
                    );
                }
            }
            return melody;
        }

        // Two bars of steps and degrees, walking up and down by small steps.
        static List<(int Step, int Degree)> Figure(ref RandomSequence random)
        {
            var figure = new List<(int, int)>();
            var degree = random.Between(0, 5);
            for (var bar = 0; bar < 2; bar++)
            {
                foreach (var step in Rhythms[random.Between(0, Rhythms.Length)])
                {
                    figure.Add((bar * StepsPerBar + step, degree));
                    degree = Math.Clamp(degree + random.Between(-2, 3), -3, 9);
                }
            }
            return figure;
        }
    }
}
