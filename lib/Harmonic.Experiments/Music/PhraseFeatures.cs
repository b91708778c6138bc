using System.Numerics;
using Harmonic.Data;
using Harmonic.Music;

namespace Harmonic.Experiments;

/// <summary>What can be told of phrases without learning: the baselines of every table.</summary>
public static class PhraseFeatures
{
    /// <summary>
    /// Five numbers of each image: the row and the column of its centroid, the standard deviations of its ink about it, and how much ink
    /// there is; those of an image without ink are those of its middle. Over all channels (n × 5).
    /// </summary>
    public static float[,] FiveNumbers(IReadOnlyList<IImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var numbers = new float[images.Count, 5];
        for (var i = 0; i < images.Count; i++)
        {
            var (channels, height, width) = images[i].Shape;
            var pixels = new float[channels * height * width];
            images[i].CopyTo(pixels);
            var (ink, row, column, rows, columns) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var place = 0; place < pixels.Length; place++)
            {
                if (pixels[place] != 0)
                {
                    var (y, x) = (place / width % height, place % width);
                    ink += pixels[place];
                    row += pixels[place] * y;
                    column += pixels[place] * x;
                    rows += pixels[place] * y * y;
                    columns += pixels[place] * x * x;
                }
            }
            var (meanRow, meanColumn) = ink == 0 ? ((height - 1) / 2.0, (width - 1) / 2.0) : (row / ink, column / ink);
            numbers[i, 0] = (float)meanRow;
            numbers[i, 1] = (float)meanColumn;
            numbers[i, 2] = ink == 0 ? 0 : (float)Math.Sqrt(Math.Max(0, rows / ink - meanRow * meanRow));
            numbers[i, 3] = ink == 0 ? 0 : (float)Math.Sqrt(Math.Max(0, columns / ink - meanColumn * meanColumn));
            numbers[i, 4] = (float)ink;
        }
        return numbers;
    }

    /// <summary>How long each pitch class sounds in each roll, as parts of the whole (n × 12), from C on.</summary>
    /// <param name="rolls">The rolls, all with the same highest pitch.</param>
    /// <param name="top">The pitch of the first row.</param>
    public static float[,] Chroma(IReadOnlyList<RollImage> rolls, int top)
    {
        ArgumentNullException.ThrowIfNull(rolls);
        var chroma = new float[rolls.Count, 12];
        for (var i = 0; i < rolls.Count; i++)
        {
            var whole = 0;
            for (var row = 0; row < rolls[i].Pitches; row++)
            {
                var sounding = BitOperations.PopCount(rolls[i].Sounds(row));
                chroma[i, (top - row) % 12] += sounding;
                whole += sounding;
            }
            for (var pitch = 0; pitch < 12 && whole > 0; pitch++)
            {
                chroma[i, pitch] /= whole;
            }
        }
        return chroma;
    }

    /// <summary>The steps at which each pitch class sounds: bit k for step k, from C on.</summary>
    public static ulong[] ChromaSteps(RollImage roll, int top)
    {
        ArgumentNullException.ThrowIfNull(roll);
        var steps = new ulong[12];
        for (var row = 0; row < roll.Pitches; row++)
        {
            steps[(top - row) % 12] |= roll.Sounds(row);
        }
        return steps;
    }

    /// <summary>Where notes begin, by columns and rows.</summary>
    public static (int Step, int Row)[] Onsets(RollImage roll)
    {
        ArgumentNullException.ThrowIfNull(roll);
        var onsets = new List<(int Step, int Row)>();
        for (var row = 0; row < roll.Pitches; row++)
        {
            for (var bits = roll.Begins(row); bits != 0; bits &= bits - 1)
            {
                onsets.Add((BitOperations.TrailingZeroCount(bits), row));
            }
        }
        return [.. onsets];
    }
}
