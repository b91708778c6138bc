using System.Text;

namespace Harmonic.Notebooks.Documents;

/// <summary>Texts as parts of file names and addresses.</summary>
internal static class Slug
{
    private const int Longest = 48;

    /// <summary>Letters and digits in lower case with single hyphens between the words; cut at a word's end.</summary>
    internal static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var word in Words(text))
        {
            if (slug.Length > 0 && slug.Length + 1 + word.Length > Longest)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        return slug.ToString();
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
}
