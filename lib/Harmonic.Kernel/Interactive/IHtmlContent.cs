namespace Microsoft.AspNetCore.Html;

/// <summary>HTML that is shown as it is, not encoded.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the HTML.</summary>
    void WriteTo(TextWriter writer);
}
