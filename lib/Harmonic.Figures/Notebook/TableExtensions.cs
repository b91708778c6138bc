namespace Harmonic.Figures;

/// <summary>Results as tables.</summary>
public static class TableExtensions
{
    /// <inheritdoc cref="Table.Of"/>
    public static Table ToTable<T>(this IEnumerable<T> items) => Table.Of(items);
}
