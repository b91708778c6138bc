namespace Harmonic.Notebooks.Runs;

/// <summary>Texts as a POSIX shell reads them.</summary>
internal static class Shell
{
    /// <summary>A text as one word, in quotes where it needs them.</summary>
    public static string Word(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '=' or '.' or ',' or '-' or '_' or '/' or '+')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
