using System.Globalization;
using System.Reflection;

namespace TorchSharp.Tests;

/// <summary>
/// The public and protected members of types, one a line, in the form of Fixtures/torchsharp-0.107-api.txt:
/// T type, C constructor, M method, P property, F field, with full type names, parameter names and default values.
/// </summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    /// <summary>The types of an assembly that others can see.</summary>
    internal static IEnumerable<Type> VisibleTypes(Assembly assembly) => assembly.GetTypes().Where(IsVisible);

    /// <summary>A type's own line: its kind and, for a class, its base.</summary>
    internal static string Line(Type type) => $"T {Name(type)} : {Kind(type)}";

    /// <summary>
    /// The lines of a type's own members, as if declared on <paramref name="declaring"/>. Overrides of what every object has
    /// (ToString, Finalize) are left out: they add nothing that a caller can name.
    /// </summary>
    internal static IEnumerable<string> Lines(Type type, string declaring) =>
        type.GetMembers(Declared).Select(member => Line(member, declaring)).OfType<string>();

    internal static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }
        if (type.IsGenericParameter)
        {
            return type.Name;
        }
        if (type.HasElementType)
        {
            return Name(type.GetElementType()!) + (type.IsByRef ? "&" : type.IsPointer ? "*" : $"[{new string(',', type.GetArrayRank() - 1)}]");
        }
        return Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?" : FullName(type);
    }

    private static string FullName(Type type)
    {
        var outer = type.DeclaringType is { } declaring
            ? FullName(declaring.IsGenericTypeDefinition && !type.IsGenericTypeDefinition
                ? declaring.MakeGenericType(type.GetGenericArguments()[..declaring.GetGenericArguments().Length]) : declaring)
            : type.Namespace;
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        return $"{outer}.{type.Name.Split('`')[0]}" + Arguments(own);
    }

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(',', types.Select(Name))}>";

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsInterface ? "interface"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : (type.IsAbstract ? "abstract class " : "class ") + Name(type.BaseType!);

    private static string? Line(MemberInfo member, string declaring) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
            $"C {declaring}({Parameters(constructor.GetParameters())})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            method.GetBaseDefinition().DeclaringType == typeof(object) ? null
            : $"M {Static(method.IsStatic)}{Name(method.ReturnType)} {declaring}.{method.Name}"
            + $"{Arguments(method.GetGenericArguments())}({Parameters(method.GetParameters())})",
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => Line(property, declaring),
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"F {Static(field.IsStatic)}{Name(field.FieldType)} {declaring}.{field.Name}",
        _ => null,
    };

    private static string Line(PropertyInfo property, string declaring)
    {
        var index = property.GetIndexParameters();
        return $"P {Name(property.PropertyType)} {declaring}.{property.Name}"
            + (index.Length > 0 ? $"[{Parameters(index)}]" : "")
            + $" {{ {(IsVisible(property.GetMethod) ? "get; " : "")}{(IsVisible(property.SetMethod) ? "set; " : "")}}}";
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        { } value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
