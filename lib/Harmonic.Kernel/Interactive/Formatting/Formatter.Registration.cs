using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

public static partial class Formatter
{
    /// <summary>Registers a formatter; it goes before all those registered earlier for the same type.</summary>
    public static void Register(ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        FormatterRegistry.Add(formatter);
    }

    /// <summary>Registers a function that writes values of a type, or returns false.</summary>
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Add(typeof(T), mimeType, (value, context) => formatter((T)value, context));

    /// <summary>Registers a function that writes values of a type, or returns false.</summary>
    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Add(type, mimeType, formatter);

    /// <summary>Registers a function that writes values of a type.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Add(type, mimeType, (value, context) => Written(() => formatter(value, context.Writer)));

    /// <summary>Registers a function that writes values of a type.</summary>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Add(typeof(T), mimeType, (value, context) => Written(() => formatter((T)value, context.Writer)));

    /// <summary>Registers a function that turns values of a type into text.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Add(typeof(T), mimeType, (value, context) => Written(() => context.Writer.Write(formatter((T)value))));

    private static void Add(Type type, string mimeType, FormatDelegate<object> format)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        FormatterRegistry.Add(new DelegateTypeFormatter(type, mimeType, format));
    }

    private static bool Written(Action write)
    {
        write();
        return true;
    }
}
