using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Harmonic.Kernel.Display;

/// <summary>The members of an object that are shown: public properties and fields, in the order of their declaration.</summary>
internal static class ValueMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<MemberInfo>> Known = new();

    /// <summary>The members of a type.</summary>
    public static IReadOnlyList<MemberInfo> Of(Type type) => Known.GetOrAdd(type, static type =>
    [
        .. type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
            .Where(IsShown)
            .OrderBy(member => InheritanceDepth(member.DeclaringType!))
            .ThenBy(member => member.MetadataToken)
            .DistinctBy(member => member.Name),
    ]);

    /// <summary>The value of a member; if it throws, the exception.</summary>
    public static object? ValueOrException(MemberInfo member, object owner)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)member).GetValue(owner);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
    }

    private static bool IsShown(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && IsBoxable(property.PropertyType),
            FieldInfo field => IsBoxable(field.FieldType),
            _ => false,
        }
        && member.GetCustomAttribute<DebuggerBrowsableAttribute>() is not { State: DebuggerBrowsableState.Never };

    private static bool IsBoxable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    private static int InheritanceDepth(Type type) => type.BaseType is { } parent ? InheritanceDepth(parent) + 1 : 0;
}
