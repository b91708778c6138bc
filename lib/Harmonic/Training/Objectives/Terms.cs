using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What follows from a list of terms: the loss, the names of its metrics, its line in the run record.</summary>
internal static class Terms
{
    internal const string Total = "loss";

    /// <summary>Terms of a loss, none of which is called as one of the objective's own metrics.</summary>
    /// <exception cref="ArgumentException">Two terms have one name, one has a reserved name, or a weight is not a number.</exception>
    internal static IReadOnlyList<Term<TPass>> Checked<TPass>(IReadOnlyList<Term<TPass>> terms, params string[] reserved)
    {
        ArgumentNullException.ThrowIfNull(terms);
        foreach (var term in terms)
        {
            ArgumentNullException.ThrowIfNull(term, nameof(terms));
            if (string.IsNullOrWhiteSpace(term.Name) || terms.Count(other => other?.Name == term.Name) > 1)
            {
                throw new ArgumentException($"Each term has a name of its own; '{term.Name}' is not.", nameof(terms));
            }
            if (term.Name == Total || reserved.Contains(term.Name))
            {
                throw new ArgumentException($"A term cannot be called '{term.Name}': a metric has that name already.", nameof(terms));
            }
            if (!double.IsFinite(term.Weight))
            {
                throw new ArgumentException($"The weight of the term '{term.Name}' is {term.Weight}; it must be a number.", nameof(terms));
            }
        }
        return [.. terms];
    }

    /// <summary>The loss, and the terms' own values where there are several.</summary>
    internal static IReadOnlyList<string> Metrics<TPass>(this IReadOnlyList<Term<TPass>> terms) =>
        terms.Count == 1 && terms[0].Weight == 1 ? [Total] : [Total, .. terms.Select(term => term.Name)];

    internal static string Description<TPass>(this IReadOnlyList<Term<TPass>> terms) =>
        string.Join(" + ", terms.Select(term => term.Weight == 1 ? term.Name : $"{term.Weight:R} × {term.Name}"));

    /// <summary>The value of each term.</summary>
    internal static List<Tensor> At<TPass>(this IReadOnlyList<Term<TPass>> terms, TPass pass) => [.. terms.Select(term => term.At(pass))];

    /// <exception cref="InvalidOperationException">A value weighs something and has no gradient.</exception>
    internal static void RequireGradients<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values)
    {
        foreach (var (term, value) in terms.Zip(values))
        {
            term.RequireGradient(value);
        }
    }

    /// <summary>The metrics' values of terms' values, in single precision.</summary>
    internal static Tensor Row<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values)
    {
        var loss = terms.Sum(values);
        return stack(terms.Metrics().Count == 1 ? [loss] : [loss, .. values]).detach().to(ScalarType.Float32);
    }

    /// <summary>The weighted sum.</summary>
    internal static Tensor Sum<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values) =>
        terms.Weighed(values).Aggregate((sum, value) => sum + value);

    /// <summary>Each value times its weight; what weighs nothing is not among them, since it may be no number.</summary>
    internal static IEnumerable<Tensor> Weighed<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values) =>
        terms
            .Zip(values, (term, value) => (term.Weight, Value: value))
            .Where(part => part.Weight != 0)
            .Select(part => part.Weight == 1 ? part.Value : part.Value * part.Weight);
}
