using Harmonic.Kernel.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value on show; <see cref="Update"/> puts another in its place.</summary>
public sealed class DisplayedValue
{
    private readonly string[] mimeTypes;

    internal DisplayedValue(object? value, string[] mimeTypes)
    {
        (Value, this.mimeTypes) = (value, mimeTypes);
        FormattedValues = FormattedValue.CreateManyFromObject(value, mimeTypes);
    }

    /// <summary>Names the place where it is shown.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether it has been replaced since it was first shown.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>What is shown.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>The value that is shown now.</summary>
    public object? Value { get; private set; }

    /// <summary>Shows another value in the same place, in whatever cell that is.</summary>
    public void Update(object? updatedValue)
    {
        (IsUpdated, Value) = (true, updatedValue);
        FormattedValues = FormattedValue.CreateManyFromObject(updatedValue, mimeTypes);
        CellDisplay.Update(this);
    }
}
