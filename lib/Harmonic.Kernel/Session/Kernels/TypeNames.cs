namespace Harmonic.Kernel.Session.Kernels;

/// <summary>Types as a declaration in C# names them.</summary>
internal static class TypeNames
{
    /// <summary>
    /// The full name: <c>global::System.Collections.Generic.List&lt;global::System.Int32&gt;</c>; <c>object</c> for what a cell cannot
    /// name, such as types that cells of any language declare: their assemblies are in no file.
    /// </summary>
    public static string Of(Type type) => IsNameable(type) ? Name(type) : "object";

    private static bool IsNameable(Type type) =>
        type.HasElementType
            ? IsNameable(type.GetElementType()!)
            : type.IsVisible
                && !type.IsPointer
                && !type.Assembly.IsDynamic
                && type.Assembly.Location.Length > 0
                && type.GetGenericArguments().All(IsNameable);

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var path = type.DeclaringType is null ? [type] : Outwards(type).Reverse();
        var names = path.Select(part => Part(part, arguments));
        return $"global::{(type.Namespace is { } space ? space + "." : "")}{string.Join('.', names)}";
    }

    private static IEnumerable<Type> Outwards(Type type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            yield return outer;
        }
    }

    /// <summary>A nested generic type's own arguments follow those of the types around it.</summary>
    private static string Part(Type type, Queue<Type> arguments)
    {
        var split = type.Name.Split('`');
        return split.Length == 1
            ? split[0]
            : $"{split[0]}<{string.Join(", ", Enumerable.Range(0, int.Parse(split[1], null)).Select(_ => Name(arguments.Dequeue())))}>";
    }
}
