namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Plain text.</summary>
public static class PlainTextFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "text/plain";
}
