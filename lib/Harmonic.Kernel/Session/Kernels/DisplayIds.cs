using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// Finds what a <see cref="DisplayedValue"/> is to replace. <c>display(…)</c> shows one and returns another, whose id nobody has seen: its
/// updates would be lost. The two share their list of formatted values, and an update hands the strings that name their MIME types on:
/// so each display is given such a string of its own, by which its updates are known again.
/// </summary>
internal static class DisplayIds
{
    private static readonly ConditionalWeakTable<string, string> Shown = [];

    /// <summary>Marks a value that is shown for the first time.</summary>
    public static void Mark(DisplayedValue displayed)
    {
        if (!displayed.IsUpdated && displayed.FormattedValues is FormattedValue[] { Length: > 0 } values)
        {
            var mark = new string(values[0].MimeType.AsSpan());
            values[0] = new FormattedValue(mark, values[0].Value) { SuppressDisplay = values[0].SuppressDisplay };
            Shown.AddOrUpdate(mark, displayed.DisplayId);
        }
    }

    /// <summary>Under which id the value of an update is on show.</summary>
    public static string Of(IEnumerable<FormattedValue> values, string id) =>
        values.FirstOrDefault() is { } first && Shown.TryGetValue(first.MimeType, out var shown) ? shown : id;
}
