namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Makes the formatters of a type that names it in a <see cref="TypeFormatterSourceAttribute"/>.</summary>
public interface ITypeFormatterSource
{
    /// <summary>The formatters, one for each MIME type.</summary>
    IEnumerable<ITypeFormatter> CreateTypeFormatters();
}
