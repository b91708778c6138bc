namespace Harmonic.Figures;

/// <summary>
/// Says who formats a type for notebooks. .NET Interactive and this project's kernel look for an attribute of this name, wherever it
/// is defined, so that a figure shows in both and this library refers to neither.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types in which a value is sent, all of them together.</summary>
    public string[] PreferredMimeTypes { get; } =
        formatterSourceType == typeof(FigureFormatterSource) ? FigureFormatterSource.MimeTypes
        : formatterSourceType == typeof(InteractionFormatterSource) ? InteractionFormatterSource.MimeTypes
        : ["text/html", "text/plain"];
}
