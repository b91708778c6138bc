using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>
/// Formatters that a type brings with it, by .NET Interactive's convention: an attribute whose class is named
/// <c>TypeFormatterSourceAttribute</c>, in whatever assembly, whose <c>FormatterSourceType</c> has
/// <c>CreateTypeFormatters()</c>, whose results have <c>MimeType</c>, perhaps <c>Type</c>, and <c>Format(value, TextWriter)</c>.
/// </summary>
internal static class ConventionFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConditionalWeakTable<Type, TypeFormatters> Known = [];

    /// <summary>What a type brings.</summary>
    public static TypeFormatters For(Type type) => Known.GetValue(type, Find);

    private static TypeFormatters Find(Type type)
    {
        var attributes = type.GetCustomAttributes(inherit: true)
            .Concat(type.GetInterfaces().SelectMany(contract => contract.GetCustomAttributes(inherit: false)))
            .Where(attribute => attribute.GetType().Name == AttributeName)
            .ToList();
        var formatters = attributes.SelectMany(attribute => Create(attribute, type)).ToList();
        var preferred = attributes.SelectMany(attribute => Value<string[]>(attribute, "PreferredMimeTypes") ?? []).Distinct().ToList();
        return new TypeFormatters(formatters, preferred.Count > 0 ? preferred : [.. formatters.Select(formatter => formatter.MimeType).Distinct()]);
    }

    private static IEnumerable<ITypeFormatter> Create(object attribute, Type type)
    {
        var sourceType = Value<Type>(attribute, "FormatterSourceType")
            ?? throw new InvalidOperationException($"{AttributeName} on {type} names no FormatterSourceType.");
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
            ?? throw new InvalidOperationException($"{sourceType} has no CreateTypeFormatters().");
        return ((IEnumerable)create.Invoke(source, null)!).Cast<object>().Select(formatter => formatter as ITypeFormatter ?? Adapt(formatter, type));
    }

    private static DelegateTypeFormatter Adapt(object formatter, Type type)
    {
        var mimeType = Value<string>(formatter, "MimeType")
            ?? throw new InvalidOperationException($"{formatter.GetType()} has no MimeType.");
        var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
            ?? throw new InvalidOperationException($"{formatter.GetType()} has no Format(object, TextWriter).");
        var call = format.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
        return new DelegateTypeFormatter(Value<Type>(formatter, "Type") ?? type, mimeType, (value, context) => call(value, context.Writer));
    }

    private static T? Value<T>(object owner, string property)
        where T : class => owner.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.GetValue(owner) as T;
}
