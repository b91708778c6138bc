namespace Harmonic.Models;

/// <summary>How a dictionary's codes are kept sparse.</summary>
public abstract record Sparsity
{
    private Sparsity() { }

    /// <summary>The price of a code's sum (Bricken et al., 2023).</summary>
    /// <param name="Price">Its weight, beside a reconstruction error that is relative to the samples' power.</param>
    public sealed record L1(double Price) : Sparsity;

    /// <summary>The largest numbers of each code are kept (Gao et al., 2024).</summary>
    /// <param name="Kept">How many.</param>
    public sealed record TopK(int Kept) : Sparsity;

    /// <summary>
    /// The largest numbers of a whole batch are kept, so that a code has as many as it needs; later, those above what was the least of them
    /// in training (Bussmann, Leask and Nanda, 2024).
    /// </summary>
    /// <param name="Kept">How many a code, on average.</param>
    public sealed record BatchTopK(int Kept) : Sparsity;

    /// <summary>
    /// As <see cref="BatchTopK"/>, and the first latents of a code have to do without the others: a reconstruction from each prefix is
    /// asked for besides (Bussmann, Nabeshima, Karvonen and Nanda, 2025).
    /// </summary>
    /// <param name="Kept">How many a code, on average.</param>
    /// <param name="Prefixes">How many latents the prefixes have, rising, all fewer than there are.</param>
    public sealed record Matryoshka(int Kept, IReadOnlyList<int> Prefixes) : Sparsity;
}
