using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>A way of coming by an encoder of phrases, of those that "Do the directions survive music?" compares.</summary>
/// <param name="Name">Its name in parameters and files.</param>
/// <param name="Title">Its name in tables and figures.</param>
/// <param name="Terms">What is asked of its codes; nothing of one that is not trained.</param>
public sealed record MusicRecipe(string Name, string Title, IReadOnlyList<Term<ShiftPass>> Terms)
{
    /// <summary>Whether copies are cut anew from the song, so that music comes in and not zeros.</summary>
    public bool CutAnew { get; init; } = true;

    /// <summary>Whether it is trained with a decoder, to draw its phrases again.</summary>
    public bool Draws { get; init; }

    /// <summary>Whether it is trained at all.</summary>
    public bool Trained => Draws || Terms.Count > 0;

    /// <summary>Whether pitch and time are asked to have directions.</summary>
    public bool Factorized => Terms.Any(term => term.Name is "factorization" or "pooled");

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<MusicRecipe> All { get; } =
    [
        new("untrained", "untrained", []),
        new("autoencoder", "plain autoencoder", []) { Draws = true },
        new("lejepa", "LeJEPA alone", ShiftTerms.LeJepa(1)),
        new("zero-filled", "factorized, zero-filled copies", [ShiftTerms.Factorization]) { CutAnew = false },
        new("factorized", "factorized", [ShiftTerms.Factorization]),
        new("factorized-lejepa", "factorized, with LeJEPA", ShiftTerms.WriteUp(0.2)),
        new("pooled", "factorized, pooled", Pooled()),
        new("pooled-lejepa", "factorized, pooled, with LeJEPA", [.. Pooled(), .. ShiftTerms.LeJepa(0.2)]),
        new("joint", "factorized, pooled, and drawn again", Pooled()) { Draws = true },
    ];

    /// <summary>The recipe of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MusicRecipe Of(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new ArgumentException($"'{name}' is no recipe; there are {string.Join(", ", All.Select(recipe => recipe.Name))}.");

    /// <summary>Moves of a phrase among themselves, and all moves of a batch among one another.</summary>
    private static Term<ShiftPass>[] Pooled() => [ShiftTerms.Factorization with { Weight = 0.7 }, ShiftTerms.Pooled(0.3)];
}
