using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Harmonic.Kernel.Display;

/// <summary>The columns of a table whose rows are the items of a sequence.</summary>
internal static class SharedColumns
{
    /// <summary>The members of the items' one type; none if they are of several types, have no members, or are shown in one piece.</summary>
    public static IReadOnlyList<MemberInfo> Of(IReadOnlyList<object?> items)
    {
        var types = items.OfType<object>().Select(item => item.GetType()).Distinct().ToList();
        var byMember = types.Count == 1
            && !ValueShape.IsScalar(types[0])
            && !typeof(IEnumerable).IsAssignableFrom(types[0])
            && !typeof(ITuple).IsAssignableFrom(types[0])
            && !typeof(Exception).IsAssignableFrom(types[0])
            && !typeof(Microsoft.AspNetCore.Html.IHtmlContent).IsAssignableFrom(types[0])
            && FormatterRegistry.For(types[0]).Count == 0
            && ConventionFormatters.For(types[0]).Formatters.Count == 0;
        return byMember ? ValueMembers.Of(types[0]) : [];
    }
}
