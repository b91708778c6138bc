using System.Numerics;

namespace Harmonic.Experiments;

/// <summary>How far a phrase of a shelf is from each of all its phrases, in some way of looking; the nearest is the answer.</summary>
/// <param name="place">The phrase that is asked for.</param>
public delegate double[] PhraseDistances(int place);

/// <summary>The ways of looking.</summary>
public static class WaysOfLooking
{
    /// <summary>Squared Euclidean distance of codes, each latent divided by its standard deviation over the shelf where asked.</summary>
    /// <param name="codes">A code a phrase (n × D).</param>
    /// <param name="standardised">Whether all latents count alike, as numbers of different units must.</param>
    public static PhraseDistances Codes(float[,] codes, bool standardised = false)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var (count, latents) = (codes.GetLength(0), codes.GetLength(1));
        var flat = new float[count * latents];
        for (var latent = 0; latent < latents; latent++)
        {
            var column = Enumerable.Range(0, count).Select(row => (double)codes[row, latent]).ToArray();
            var mean = column.Average();
            var deviation = standardised ? Math.Sqrt(column.Average(value => (value - mean) * (value - mean))) : 1;
            for (var row = 0; row < count; row++)
            {
                flat[row * latents + latent] = deviation == 0 ? 0 : (float)((column[row] - mean) / deviation);
            }
        }
        return place =>
        {
            var own = flat.AsSpan(place * latents, latents);
            var distances = new double[count];
            for (var row = 0; row < count; row++)
            {
                var other = flat.AsSpan(row * latents, latents);
                var sum = 0.0;
                for (var latent = 0; latent < latents; latent++)
                {
                    sum += (own[latent] - other[latent]) * (own[latent] - other[latent]);
                }
                distances[row] = sum;
            }
            return distances;
        };
    }

    /// <summary>
    /// One minus the agreement of onsets under the best of all shifts, to ±12 semitones and ±4 steps: twice the onsets that coincide as
    /// a part
    /// of the onsets of both.
    /// </summary>
    public static PhraseDistances Pixels(PhraseShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        var onsets = shelf.Phrases.Select(phrase => PhraseFeatures.Onsets(phrase.Roll)).ToArray();
        return place => [.. onsets.Select(other => 1 - MotifReturns.Best(onsets[place], other).Likeness)];
    }

    /// <summary>One minus the cosine of the steps at which pitch classes sound, under the best of twelve transpositions.</summary>
    public static PhraseDistances Chroma(PhraseShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        var steps = shelf.Phrases.Select(phrase => PhraseFeatures.ChromaSteps(phrase.Roll, shelf.Shape.Top)).ToArray();
        var lengths = steps.Select(classes => Math.Sqrt(classes.Sum(row => BitOperations.PopCount(row)))).ToArray();
        return place =>
        {
            var distances = new double[steps.Length];
            for (var other = 0; other < steps.Length; other++)
            {
                var most = 0;
                for (var up = 0; up < 12; up++)
                {
                    var common = 0;
                    for (var pitch = 0; pitch < 12; pitch++)
                    {
                        common += BitOperations.PopCount(steps[place][pitch] & steps[other][(pitch + up) % 12]);
                    }
                    most = Math.Max(most, common);
                }
                distances[other] = 1 - most / Math.Max(1, lengths[place] * lengths[other]);
            }
            return distances;
        };
    }
}
