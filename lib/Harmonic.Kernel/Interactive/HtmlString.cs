namespace Microsoft.AspNetCore.Html;

/// <summary>HTML in a string.</summary>
/// <param name="value">The HTML.</param>
public sealed class HtmlString(string? value) : IHtmlContent
{
    /// <summary>The HTML.</summary>
    public string? Value { get; } = value;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Value);
    }

    /// <summary>The HTML.</summary>
    public override string ToString() => Value ?? "";
}
