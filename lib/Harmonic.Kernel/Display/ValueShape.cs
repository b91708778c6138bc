using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;

namespace Harmonic.Kernel.Display;

/// <summary>What kind of thing a value is, as far as showing it goes.</summary>
internal static class ValueShape
{
    private static readonly ConcurrentDictionary<Type, bool> Scalars = new();

    /// <summary>Whether a type is shown in one piece: numbers, text, dates, types, enumerations.</summary>
    public static bool IsScalar(Type type) => Scalars.GetOrAdd(type, static type =>
        type.IsPrimitive || type.IsEnum || type.IsPointer
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128)
        || type == typeof(System.Numerics.BigInteger) || type == typeof(System.Numerics.Complex)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Uri) || type == typeof(Version) || type == typeof(Index) || type == typeof(Range)
        || typeof(Type).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
        || typeof(System.Reflection.MemberInfo).IsAssignableFrom(type)
        || Nullable.GetUnderlyingType(type) is { } underlying && IsScalar(underlying));

    /// <summary>Whether a value is a sequence to be listed.</summary>
    public static bool IsSequence(object value) => value is IEnumerable and not string and not IHtmlContent;

    /// <summary>Whether a type's ToString tells less than its members: records, anonymous types, and those that inherit it.</summary>
    public static bool HasTrivialToString(Type type)
    {
        var declaring = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        return declaring == typeof(object) || declaring == typeof(ValueType) || IsRecord(type) || IsAnonymous(type);
    }

    /// <summary>The element type that a sequence declares, or object.</summary>
    public static Type ElementType(Type sequence) =>
        sequence.IsArray ? sequence.GetElementType()! : sequence.GetInterfaces().Append(sequence)
            .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0] ?? typeof(object);

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || type.IsValueType && type.GetMethod("PrintMembers", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic) is not null;

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);
}
