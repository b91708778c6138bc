using Harmonic.Kernel.Display;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

#pragma warning disable IDE0130 // In System, so that every cell has them in scope, as in .NET Interactive.
namespace System;
#pragma warning restore IDE0130

/// <summary>Showing values.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, by default in all MIME types that suit it; the result can replace it later.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(value, mimeTypes);
        CellDisplay.Show(displayed);
        return displayed;
    }

    /// <summary>Shows text as content of a MIME type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => new FormattedValue(mimeType, value).Display();

    /// <summary>Shows a sequence as a table with the columns of its elements.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        value is null ? Display(null, mimeTypes) : value.ToTabularDataResource().Display(mimeTypes);
}
