namespace Harmonic.Experiments;

/// <summary>
/// How well latents are known features: each is matched with at most one feature so that the cosines of their directions are greatest in
/// sum (Hungarian algorithm), and is then read as a detector of it, as in SynthSAEBench.
/// </summary>
/// <param name="Correlation">MCC: the mean magnitude of the cosine over the matched pairs, of which there are as many as of the
/// fewer.</param>
/// <param name="Precision">Of the samples in which a latent fires, those in which its feature does; the mean over pairs.</param>
/// <param name="Recall">Of the samples in which a feature fires, those in which its latent does; the mean over pairs.</param>
/// <param name="F1">The harmonic mean of the two of a pair; the mean over pairs.</param>
/// <param name="Uniqueness">How many different features are the nearest of some latent, as a part of the latents.</param>
public sealed record FeatureMatching(double Correlation, double Precision, double Recall, double F1, double Uniqueness)
{
    /// <summary>Of directions and of what fires.</summary>
    /// <param name="directions">Of the latents (K × N); one of length 0 has the cosine 0 with all.</param>
    /// <param name="dictionary">Of the features (F × N).</param>
    /// <param name="fires">Whether a latent fires in a sample (B × K).</param>
    /// <param name="known">Whether a feature does (B × F).</param>
    /// <exception cref="ArgumentException">Shapes do not match, or a direction is not finite.</exception>
    public static FeatureMatching Of(float[,] directions, float[,] dictionary, bool[,] fires, bool[,] known)
    {
        ArgumentNullException.ThrowIfNull(fires);
        ArgumentNullException.ThrowIfNull(known);
        var cosines = Cosines(directions, dictionary);
        var (latents, features) = (cosines.GetLength(0), cosines.GetLength(1));
        if (fires.GetLength(1) != latents || known.GetLength(1) != features || fires.GetLength(0) != known.GetLength(0))
        {
            throw new ArgumentException(
                $"{latents} latents and {features} features fire in one table of samples each, not in {fires.GetLength(0)} × "
                    + $"{fires.GetLength(1)} and {known.GetLength(0)} × {known.GetLength(1)}.",
                nameof(fires)
            );
        }
        var partners = Assignment.Greatest(cosines);
        var pairs = partners.Index().Where(pair => pair.Item >= 0).Select(pair => (Latent: pair.Index, Feature: pair.Item)).ToList();
        var detectors = pairs.ConvertAll(pair => Detector(fires, known, pair.Latent, pair.Feature));
        var nearest = Enumerable
            .Range(0, latents)
            .Select(latent => Enumerable.Range(0, features).MaxBy(feature => cosines[latent, feature]));
        return new FeatureMatching(
            pairs.Average(pair => cosines[pair.Latent, pair.Feature]),
            detectors.Average(detector => detector.Precision),
            detectors.Average(detector => detector.Recall),
            detectors.Average(detector => detector.F1),
            nearest.Distinct().Count() / (double)latents
        );
    }

    private static (double Precision, double Recall, double F1) Detector(bool[,] fires, bool[,] known, int latent, int feature)
    {
        var (both, fired, there) = (0, 0, 0);
        for (var row = 0; row < fires.GetLength(0); row++)
        {
            fired += fires[row, latent] ? 1 : 0;
            there += known[row, feature] ? 1 : 0;
            both += fires[row, latent] && known[row, feature] ? 1 : 0;
        }
        var (precision, recall) = (fired > 0 ? both / (double)fired : 0, there > 0 ? both / (double)there : 0);
        return (precision, recall, both > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }

    /// <summary>The magnitudes of the cosines (K × F).</summary>
    private static double[,] Cosines(float[,] directions, float[,] dictionary)
    {
        Codes.Require(directions);
        Codes.Require(dictionary);
        var size = dictionary.GetLength(1);
        if (directions.GetLength(1) != size)
        {
            throw new ArgumentException($"Latents have {directions.GetLength(1)} dimensions and features {size}.", nameof(directions));
        }
        var (one, other) = (Lengths(directions), Lengths(dictionary));
        var cosines = new double[one.Length, other.Length];
        for (var latent = 0; latent < one.Length; latent++)
        {
            for (var feature = 0; feature < other.Length; feature++)
            {
                var sum = 0.0;
                for (var i = 0; i < size; i++)
                {
                    sum += (double)directions[latent, i] * dictionary[feature, i];
                }
                var lengths = one[latent] * other[feature];
                cosines[latent, feature] = lengths > 0 ? Math.Abs(sum) / lengths : 0;
            }
        }
        return cosines;
    }

    private static double[] Lengths(float[,] rows) =>
        [
            .. Enumerable
                .Range(0, rows.GetLength(0))
                .Select(row => Math.Sqrt(Enumerable.Range(0, rows.GetLength(1)).Sum(i => (double)rows[row, i] * rows[row, i]))),
        ];
}
