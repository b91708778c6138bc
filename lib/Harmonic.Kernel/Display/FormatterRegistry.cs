using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>The formatters that notebooks and libraries brought, and what types prefer to be shown as.</summary>
internal static class FormatterRegistry
{
    private static readonly ConcurrentDictionary<Type, string[]> Preferences = new();
    private static readonly ConcurrentDictionary<Type, int> ListLimits = new();
    private static ImmutableList<ITypeFormatter> registered = [];

    /// <summary>Puts a formatter before those that are there.</summary>
    public static void Add(ITypeFormatter formatter) =>
        ImmutableInterlocked.Update(ref registered, static (list, added) => list.Insert(0, added), formatter);

    /// <summary>Sets the MIME types for a type and those derived from it.</summary>
    public static void Prefer(Type type, string[] mimeTypes) => Preferences[type] = mimeTypes;

    /// <summary>How many elements of this type a sequence shows.</summary>
    public static int ListLimit(Type elementType) => ListLimits.GetValueOrDefault(elementType, Formatter.ListExpansionLimit);

    /// <summary>Sets how many elements of this type a sequence shows.</summary>
    public static void SetListLimit(Type elementType, int limit) => ListLimits[elementType] = limit;

    /// <summary>Forgets everything.</summary>
    public static void Clear()
    {
        registered = [];
        Preferences.Clear();
        ListLimits.Clear();
    }

    /// <summary>The registered formatters for a type: the nearest type first, of those the newest.</summary>
    public static IReadOnlyList<ITypeFormatter> For(Type type)
    {
        var formatters = registered;
        return formatters.IsEmpty
            ? []
            : [.. formatters
                .Select(formatter => (formatter, distance: TypeDistance.Between(type, formatter.Type)))
                .Where(candidate => candidate.distance is not null)
                .OrderBy(candidate => candidate.distance)
                .Select(candidate => candidate.formatter)];
    }

    /// <summary>The MIME types that were set for the type or the nearest one that it derives from; null if there are none.</summary>
    public static IReadOnlyList<string>? PreferredFor(Type type) => Preferences
        .Select(preference => (mimeTypes: preference.Value, distance: TypeDistance.Between(type, preference.Key)))
        .Where(candidate => candidate.distance is not null && candidate.mimeTypes.Length > 0)
        .OrderBy(candidate => candidate.distance)
        .Select(candidate => candidate.mimeTypes)
        .FirstOrDefault();
}
