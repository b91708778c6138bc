namespace Harmonic.Music;

/// <summary>
/// Chords and keys as one of 24: a root from C (0) to B (11), in major; 12 more in minor. What is neither, a suspended or a diminished
/// chord for instance, is none of them.
/// </summary>
public static class Triads
{
    /// <summary>How many there are.</summary>
    public const int Count = 24;

    /// <summary>In place of one of them.</summary>
    public const int None = -1;

    private const string Naturals = "C D EF G A B";

    /// <summary>
    /// The number of a label such as <c>Bb:maj7</c>, <c>F#:min</c>, <c>Gb:maj</c>; <see cref="None"/> where it is neither major nor minor.
    /// </summary>
    public static int Of(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var parts = label.Split(':');
        var root = parts[0].Length == 0 ? -1 : Naturals.IndexOf(parts[0][0], StringComparison.Ordinal);
        if (root < 0 || parts.Length != 2 || parts[0][1..].Any(sign => sign is not ('#' or 'b')))
        {
            return None;
        }
        root += parts[0][1..].Sum(sign => sign == '#' ? 1 : -1);
        var minor = parts[1].Split('/', '(')[0] switch
        {
            "maj" or "maj7" or "maj6" or "7" => 0,
            "min" or "min7" or "min6" or "minmaj7" => 1,
            _ => -1,
        };
        return minor < 0 ? None : (root + 12) % 12 + 12 * minor;
    }
}
