using System.Collections;

namespace Harmonic.Kernel.Display;

/// <summary>The beginning of a sequence, which may be endless.</summary>
/// <param name="Items">The elements that are shown.</param>
/// <param name="Rest">What stands for the others: empty, <c>(3 more)</c>, or <c>(more)</c> where counting would mean enumerating.</param>
internal sealed record SequenceHead(IReadOnlyList<object?> Items, string Rest)
{
    /// <summary>As many elements as the limit for their type allows.</summary>
    public static SequenceHead Of(IEnumerable sequence)
    {
        var limit = FormatterRegistry.ListLimit(ValueShape.ElementType(sequence.GetType()));
        var items = new List<object?>();
        // As a mere sequence a dictionary has pairs of its own type; as a dictionary, entries.
        var enumerator = sequence is IDictionary dictionary ? dictionary.GetEnumerator() : sequence.GetEnumerator();
        using var disposable = enumerator as IDisposable;
        while (enumerator.MoveNext())
        {
            if (items.Count == limit)
            {
                return new SequenceHead(items, Count(sequence) is { } count ? $"({count - limit} more)" : "(more)");
            }
            items.Add(enumerator.Current);
        }
        return new SequenceHead(items, "");
    }

    private static int? Count(IEnumerable sequence) => sequence switch
    {
        ICollection collection => collection.Count,
        IReadOnlyCollection<object> collection => collection.Count,
        _ when sequence.GetType().GetInterfaces().FirstOrDefault(IsCounted) is { } counted =>
            (int)counted.GetProperty("Count")!.GetValue(sequence)!,
        _ => null,
    };

    private static bool IsCounted(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() is var definition
        && (definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>));
}
