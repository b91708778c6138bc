using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>A way of coming by an autoencoder of rolls, of those that "An autoencoder of rolls" compares.</summary>
/// <param name="Name">Its name in parameters and files.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Terms">What is asked of its codes.</param>
/// <param name="Frozen">Whether the encoder learns by the terms alone, in the first half of the steps, and the decoder of the frozen
/// encoder in
/// the second; else both learn together.</param>
public sealed record RollRecipe(string Name, string Title, IReadOnlyList<Term<ShiftPass>> Terms, bool Frozen = false)
{
    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<RollRecipe> All { get; } =
    [
        new("plain", "plain autoencoder", []),
        new("plain-lejepa", "plain, with LeJEPA", ShiftTerms.LeJepa(0.2)),
        new("joint", "factorized, joint", MusicRecipe.Of("pooled").Terms),
        new("joint-lejepa", "factorized with LeJEPA, joint", MusicRecipe.Of("pooled-lejepa").Terms),
        new("frozen", "factorized, frozen", MusicRecipe.Of("pooled").Terms, Frozen: true),
        new("frozen-lejepa", "factorized with LeJEPA, frozen", MusicRecipe.Of("pooled-lejepa").Terms, Frozen: true),
    ];

    /// <summary>The recipe of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RollRecipe Of(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new ArgumentException($"'{name}' is no recipe; there are {string.Join(", ", All.Select(recipe => recipe.Name))}.");
}
