namespace Harmonic.Kernel.Jupyter;

/// <summary>
/// A log in which what goes wrong again and again does not hide the rest: a line is written the first, the tenth, the hundredth … time.
/// </summary>
internal sealed class RepeatedLog(Action<string> write)
{
    private const int MostLines = 1000;

    private readonly Dictionary<string, long> counts = [];

    /// <summary>Writes a line, unless it has become one of many.</summary>
    public void Write(string line)
    {
        lock (counts)
        {
            if (counts.Count >= MostLines)
            {
                counts.Clear();
            }

            var count = counts[line] = counts.GetValueOrDefault(line) + 1;
            if (count == 1)
            {
                write(line);
            }
            else if (IsPowerOfTen(count))
            {
                write($"{line} ({count} times)");
            }
        }
    }

    private static bool IsPowerOfTen(long count)
    {
        while (count % 10 == 0)
        {
            count /= 10;
        }

        return count == 1;
    }
}
