namespace Harmonic.Notebooks.Runs;

/// <summary>A parameter as a notebook's cell tagged <c>parameters</c> declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type as written, or the type of its value where that is <c>var</c>.</param>
/// <param name="Nullable">Whether it may be null.</param>
internal sealed record Parameter(string Name, string Type, bool Nullable)
{
    /// <summary>Its value where that is a literal; null otherwise.</summary>
    public object? Value { get; init; }

    /// <summary>How it is declared.</summary>
    public string Declaration => $"{Type}{(Nullable ? "?" : "")} {Name}";
}
