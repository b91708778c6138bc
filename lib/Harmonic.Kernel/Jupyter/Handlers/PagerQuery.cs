namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>A cell such as <c>Console.WriteLine?</c>, no C# at all: asks for documentation in the pager, as in other kernels.</summary>
internal static class PagerQuery
{
    /// <summary>The dotted name that is asked about; null if the cell is code.</summary>
    public static string? Parse(string code)
    {
        var text = code.Trim();
        return text is [.. var name, '?'] && name.Length > 0 && name.Split('.').All(IsIdentifier) ? name : null;
    }

    private static bool IsIdentifier(string part) =>
        part.Length > 0 && (char.IsLetter(part[0]) || part[0] == '_') && part.All(c => char.IsLetterOrDigit(c) || c == '_');
}
