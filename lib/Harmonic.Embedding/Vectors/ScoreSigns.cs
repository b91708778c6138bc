namespace Harmonic.Embedding;

/// <summary>The sign convention of all scores here, which is scikit-learn's: see <see cref="Settle"/>.</summary>
internal static class ScoreSigns
{
    /// <summary>
    /// Turns each column so that its entry of largest magnitude is positive (the first of them, if several), in place.
    /// </summary>
    /// <returns>For each column, 1 or -1: by what it was multiplied.</returns>
    public static int[] Settle(float[,] scores)
    {
        var signs = new int[scores.GetLength(1)];
        for (var c = 0; c < signs.Length; c++)
        {
            var largest = 0f;
            for (var i = 0; i < scores.GetLength(0); i++)
            {
                largest = Math.Abs(scores[i, c]) > Math.Abs(largest) ? scores[i, c] : largest;
            }

            signs[c] = largest < 0 ? -1 : 1;
            for (var i = 0; i < scores.GetLength(0); i++)
            {
                scores[i, c] *= signs[c];
            }
        }

        return signs;
    }
}
