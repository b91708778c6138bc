namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Names the class that makes a type's formatters. A library need not refer to this assembly:
/// an attribute of its own with this class name and these members works as well.
/// </summary>
/// <param name="formatterSourceType">A class with a parameterless constructor and <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to show, in order; all that the formatters have, where it is not set.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
