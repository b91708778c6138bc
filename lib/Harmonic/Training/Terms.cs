using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>What follows from a list of terms: the loss, the names of its metrics, its line in the run record.</summary>
internal static class Terms
{
    internal const string Total = "loss";

    /// <exception cref="ArgumentException">There is no term, two have one name, one is called "loss", or a weight is not a
    /// number.</exception>
    internal static IReadOnlyList<Term<TPass>> Checked<TPass>(IReadOnlyList<Term<TPass>> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!terms.Any(term => term.Weight != 0))
        {
            throw new ArgumentException("An objective needs at least one term that weighs something.", nameof(terms));
        }
        foreach (var term in terms)
        {
            if (string.IsNullOrWhiteSpace(term.Name) || term.Name == Total || terms.Count(other => other.Name == term.Name) > 1)
            {
                throw new ArgumentException($"Each term has a name of its own, other than '{Total}'; '{term.Name}' is not.", nameof(terms));
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

    /// <summary>The metrics' values of terms' values.</summary>
    internal static Tensor Row<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values)
    {
        var loss = terms.Sum(values);
        return stack(terms.Metrics().Count == 1 ? [loss] : [loss, .. values]).detach();
    }

    /// <summary>The weighted sum.</summary>
    internal static Tensor Sum<TPass>(this IReadOnlyList<Term<TPass>> terms, IReadOnlyList<Tensor> values) =>
        terms.Zip(values, (term, value) => term.Weight == 1 ? value : value * term.Weight).Aggregate((sum, value) => sum + value);
}
