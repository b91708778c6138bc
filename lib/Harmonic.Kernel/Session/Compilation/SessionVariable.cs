using System.Reflection;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>A variable that some cell declared.</summary>
internal sealed record SessionVariable(FieldInfo Field, object State)
{
    public string Name => Field.Name;

    public Type Type => Field.FieldType;

    public object? Value
    {
        get => Field.GetValue(State);
        set => Field.SetValue(State, value);
    }
}
