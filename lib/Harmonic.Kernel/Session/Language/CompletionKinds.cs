namespace Harmonic.Kernel.Session.Language;

/// <summary>What front ends call the kinds of completions, to choose an icon.</summary>
internal static class CompletionKinds
{
    /// <summary>Roslyn's names where front ends have others; VS Code draws no icon for a kind that it does not know.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Alias"] = "class",
        ["Delegate"] = "class",
        ["EnumMember"] = "enumMember",
        ["ExtensionMethod"] = "method",
        ["Intrinsic"] = "keyword",
        ["Label"] = "reference",
        ["Local"] = "variable",
        ["Namespace"] = "module",
        ["Parameter"] = "variable",
        ["RangeVariable"] = "variable",
        ["Structure"] = "struct",
        ["TypeParameter"] = "typeParameter",
    };

    /// <summary>The kind of a completion.</summary>
    public static string Of(string text, string kind) =>
        text.StartsWith('#') ? "keyword" : Others.GetValueOrDefault(kind, kind.ToLowerInvariant());
}
