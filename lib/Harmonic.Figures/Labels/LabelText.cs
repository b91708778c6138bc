using System.Text;

namespace Harmonic.Figures;

/// <summary>
/// Labels as plotly.js takes them. Plain text stands as it is written; what is between dollar signs is read as the simple LaTeX that
/// labels need (Greek, indices, operators) and becomes real text, so that it shows in every front end and stays text in a PDF.
/// </summary>
internal static class LabelText
{
    /// <exception cref="ArgumentException">A formula is not closed or uses a command that a label cannot show.</exception>
    internal static string ToHtml(string? label)
    {
        if (string.IsNullOrEmpty(label))
        {
            return "";
        }

        var parts = label.Replace(@"\$", "\uE000", StringComparison.Ordinal).Split('$');
        if (parts.Length % 2 == 0)
        {
            throw new ArgumentException(
                $"The label \"{label}\" opens a formula with $ and does not close it. Write \\$ for a dollar sign.",
                nameof(label)
            );
        }

        var html = new StringBuilder();
        for (var index = 0; index < parts.Length; index++)
        {
            html.Append(index % 2 == 0 ? Escape(parts[index]) : new FormulaReader(parts[index], label).Read());
        }

        return html.Replace('\uE000', '$').ToString();
    }

    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", "<br>", StringComparison.Ordinal);
}
