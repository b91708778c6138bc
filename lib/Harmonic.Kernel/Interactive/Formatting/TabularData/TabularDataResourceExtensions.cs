using System.Collections;
using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Making tables.</summary>
public static class TabularDataResourceExtensions
{
    /// <summary>A sequence as a table: a dictionary's keys or an object's members are the columns, a scalar is one column.</summary>
    public static TabularDataResource ToTabularDataResource<T>(this IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var rows = source.Select(static (T item) => Cells(item)).ToList();
        var names = rows.SelectMany(row => row.Keys).Distinct().ToList();
        var fields = names.Select(name => (name, SchemaType(rows.Select(row => row.GetValueOrDefault(name)))));
        return new TabularDataResource([.. fields], [.. rows.Select(row => names.Select(name => row.GetValueOrDefault(name)).ToList())]);
    }

    private static Dictionary<string, object?> Cells(object? item) => item switch
    {
        null => [],
        IDictionary dictionary => dictionary.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToDisplayString(), entry => entry.Value),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.ToDictionary(),
        _ when ValueShape.IsScalar(item.GetType()) => new() { ["value"] = item },
        _ => ValueMembers.Of(item.GetType()).ToDictionary(member => member.Name, member => ValueMembers.ValueOrException(member, item)),
    };

    private static string SchemaType(IEnumerable<object?> values) => values.FirstOrDefault(value => value is not null) switch
    {
        bool => "boolean",
        int or long or short or byte or sbyte or ushort or uint or ulong => "integer",
        float or double or decimal => "number",
        DateTime or DateTimeOffset => "datetime",
        string or null => "string",
        _ => "any",
    };
}
