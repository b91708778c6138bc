using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value in one MIME type; shown as it is.</summary>
public sealed class FormattedValue
{
    /// <summary>A representation that is ready.</summary>
    /// <exception cref="ArgumentException">The MIME type is empty.</exception>
    public FormattedValue(string mimeType, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        (MimeType, Value) = (mimeType, value);
    }

    /// <summary>Its MIME type.</summary>
    public string MimeType { get; }

    /// <summary>The representation; base64 for binary types.</summary>
    public string Value { get; }

    /// <summary>A value in one MIME type, by default the first in which it is shown.</summary>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null)
    {
        mimeType ??= MimeTypes.For(value)[0];
        return new FormattedValue(mimeType, value.ToDisplayString(mimeType));
    }

    /// <summary>A value in several MIME types, by default all in which it is shown.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes) =>
        ValueFormatter.Represent(value, mimeTypes);
}
