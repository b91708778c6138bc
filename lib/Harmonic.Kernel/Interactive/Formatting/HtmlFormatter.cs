namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>HTML.</summary>
public static class HtmlFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "text/html";
}
