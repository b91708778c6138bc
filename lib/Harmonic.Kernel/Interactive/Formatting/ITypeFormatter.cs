namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Represents values of a type in one MIME type.</summary>
public interface ITypeFormatter
{
    /// <summary>The MIME type that it writes.</summary>
    string MimeType { get; }

    /// <summary>The type whose values it takes, with those derived from it.</summary>
    Type Type { get; }

    /// <summary>Writes a value; false lets the next formatter try.</summary>
    bool Format(object? instance, FormatContext context);
}
