namespace Harmonic.Kernel.Display;

/// <summary>How near a type is to one that it derives from, to choose the most specific formatter.</summary>
internal static class TypeDistance
{
    /// <summary>Interfaces come after every base class but before <see cref="object"/>.</summary>
    private const int InterfaceDistance = 1000;

    /// <summary>0 for the type itself, 1 for its base; null if it is no such thing. An open generic type stands for all its instances.</summary>
    public static int? Between(Type type, Type ancestor)
    {
        var distance = 0;
        for (var current = type; current is not null; current = current.BaseType, distance++)
        {
            if (Is(current, ancestor))
            {
                return current == typeof(object) ? InterfaceDistance + 1 : distance;
            }
        }
        if (ancestor == typeof(object))
        {
            return InterfaceDistance + 1;
        }
        return type.GetInterfaces().Any(contract => Is(contract, ancestor)) ? InterfaceDistance : null;
    }

    private static bool Is(Type type, Type other) =>
        type == other || (other.IsGenericTypeDefinition && type.IsGenericType && type.GetGenericTypeDefinition() == other);
}
