using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values are shown: formatters by type, and the limits of the default ones. One state for the process.</summary>
public static partial class Formatter
{
    private static int listExpansionLimit;
    private static int recursionLimit;

    static Formatter() => ResetToDefault();

    /// <summary>How many elements of a sequence are shown, unless its element type has a limit of its own; 20.</summary>
    public static int ListExpansionLimit
    {
        get => listExpansionLimit;
        set => listExpansionLimit = NotNegative(value, nameof(ListExpansionLimit));
    }

    /// <summary>How deep objects within objects are taken apart; 6.</summary>
    public static int RecursionLimit
    {
        get => recursionLimit;
        set => recursionLimit = NotNegative(value, nameof(RecursionLimit));
    }

    /// <summary>How null is written.</summary>
    public static string NullString { get; set; } = "<null>";

    /// <summary>The MIME type that a value is shown in first.</summary>
    public static string DefaultMimeType { get; set; } = HtmlFormatter.MimeType;

    /// <summary>Forgets all registrations and preferences.</summary>
    public static void ResetToDefault()
    {
        FormatterRegistry.Clear();
        ListExpansionLimit = 20;
        RecursionLimit = 6;
        NullString = "<null>";
        DefaultMimeType = HtmlFormatter.MimeType;
    }

    /// <summary>Shows values of a type, and of those derived from it, in these MIME types only (and as text/plain for front ends that know none of them).</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes)
    {
        ArgumentNullException.ThrowIfNull(type);
        FormatterRegistry.Prefer(type, preferredMimeTypes ?? []);
    }

    /// <summary>The MIME types in which a value of the type is shown.</summary>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type? type) => MimeTypes.For(type ?? typeof(object));

    /// <summary>A value as a string in one MIME type.</summary>
    public static string ToDisplayString(this object? obj, string mimeType = PlainTextFormatter.MimeType)
    {
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        obj.FormatTo(context, mimeType);
        return writer.ToString();
    }

    /// <summary>A value as one formatter writes it.</summary>
    public static string ToDisplayString(this object? obj, ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        formatter.Format(obj, context);
        return writer.ToString();
    }

    /// <summary>Writes a value in one MIME type.</summary>
    public static void FormatTo<T>(this T obj, FormatContext context, string mimeType = PlainTextFormatter.MimeType) =>
        ValueFormatter.Format(obj, mimeType, context);

    /// <summary>Writes a value with one formatter.</summary>
    public static void Format(this ITypeFormatter formatter, object? instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        using var context = new FormatContext(writer);
        formatter.Format(instance, context);
    }

    private static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentException($"{name} must be at least 0, but is {value}.");
}
