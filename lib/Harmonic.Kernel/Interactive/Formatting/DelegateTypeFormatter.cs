namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formatter made of a function.</summary>
internal sealed class DelegateTypeFormatter(Type type, string mimeType, FormatDelegate<object> format) : ITypeFormatter
{
    public string MimeType => mimeType;

    public Type Type => type;

    public bool Format(object? instance, FormatContext context) => instance is not null && format(instance, context);
}
