namespace Harmonic.Kernel.Session.Directives;

/// <summary>Reads the options of a magic command.</summary>
internal static class MagicArguments
{
    /// <summary>The value after <c>--name</c>; null if it is not given.</summary>
    public static string? Option(this MagicPart part, string name)
    {
        var index = part.Arguments.ToList().IndexOf("--" + name);
        return index >= 0 && index + 1 < part.Arguments.Count ? part.Arguments[index + 1] : null;
    }

    /// <summary>The value after <c>--name</c>.</summary>
    /// <exception cref="DirectiveException">It is not given.</exception>
    public static string RequiredOption(this MagicPart part, string name) =>
        part.Option(name) ?? throw new DirectiveException($"#!{part.Name} needs --{name}.");
}
