using Harmonic.Data;
using Harmonic.Models;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Known parts and their codes, and which of them a code is made of, by orthogonal matching pursuit (Pati, Rezaiifar and Krishnaprasad,
/// 1993): the entry that points most along what is left is taken, all taken so far are fitted again, and so on.
/// </summary>
public sealed class Codebook
{
    private readonly Vector<double>[] codes;
    private readonly Vector<double>[] directions;

    /// <param name="codes">One code a part (N × K).</param>
    /// <exception cref="ArgumentException">There is no code, or one holds a value that is not finite.</exception>
    public Codebook(float[,] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Length == 0 || codes.Cast<float>().Any(number => !float.IsFinite(number)))
        {
            throw new ArgumentException("A codebook is made of at least one code, and codes of finite numbers.", nameof(codes));
        }
        this.codes =
        [
            .. Enumerable
                .Range(0, codes.GetLength(0))
                .Select(row => Vector<double>.Build.Dense(codes.GetLength(1), column => codes[row, column])),
        ];
        directions = Array.ConvertAll(this.codes, code => code.L2Norm() > 0 ? code.Normalize(2) : code);
    }

    /// <summary>How many parts there are.</summary>
    public int Count => codes.Length;

    /// <summary>The code of a part.</summary>
    public IReadOnlyList<double> this[int part] => codes[part].AsArray();

    /// <summary>Different parts of a domain: the first <paramref name="count"/> of a sampler that do not repeat an earlier one.</summary>
    /// <returns>One part a row (count × size).</returns>
    /// <exception cref="ArgumentException">The domain has too few parts.</exception>
    public static Tensor Parts(DomainSampler sampler, int count)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        var size = sampler.Domain.Size;
        var drawn = sampler.Parts(0, 8 * count).data<float>().ToArray().Chunk(size);
        var parts = drawn.DistinctBy(part => string.Join(' ', part)).Take(count).ToArray();
        return parts.Length == count
            ? scope.MoveToOuter(tensor(parts.SelectMany(part => part).ToArray(), [count, size]))
            : throw new ArgumentException(
                $"Of {8 * count} parts of {sampler.Domain.Name} only {parts.Length} differ; {count} were asked for."
            );
    }

    /// <summary>The codes of parts.</summary>
    public static Codebook Of(Autoencoder model, Tensor parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return new Codebook((float[,])model.Encode(parts).cpu().data<float>().ToNDArray());
    }

    /// <summary>The parts whose codes, each weighted, add up best to a code.</summary>
    /// <param name="code">K numbers.</param>
    /// <param name="count">How many parts to find, 1 to <see cref="Count"/>.</param>
    /// <returns>Their places, in the order in which they were found.</returns>
    /// <exception cref="ArgumentException">The code has another length, or the count is out of range.</exception>
    public IReadOnlyList<int> Decompose(IReadOnlyList<double> code, int count)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        if (code.Count != codes[0].Count)
        {
            throw new ArgumentException($"The code has {code.Count} numbers; those of the codebook have {codes[0].Count}.", nameof(code));
        }
        var wanted = Vector<double>.Build.DenseOfEnumerable(code);
        var (found, left) = (new List<int>(), wanted);
        while (found.Count < count)
        {
            found.Add(Enumerable.Range(0, Count).Except(found).MaxBy(part => directions[part].DotProduct(left)));
            left = wanted - Fitted(found, wanted);
        }
        return found;
    }

    /// <summary>
    /// The share of a code's power that is left when the codes of some parts are fitted to it: 0 for a code made of them, and for a code of
    /// zeros; 1 for one that has nothing of them.
    /// </summary>
    /// <param name="code">K numbers.</param>
    /// <param name="parts">Places in the codebook.</param>
    public double Left(IReadOnlyList<double> code, IReadOnlyList<int> parts)
    {
        var wanted = Vector<double>.Build.DenseOfEnumerable(code);
        var (whole, left) = (wanted.L2Norm(), (wanted - Fitted([.. parts], wanted)).L2Norm());
        return whole > 0 ? Math.Pow(left / whole, 2) : 0;
    }

    /// <summary>The nearest point to a code in the span of some parts' codes.</summary>
    private Vector<double> Fitted(List<int> parts, Vector<double> wanted)
    {
        // Modified Gram-Schmidt: parts with the same code add nothing, where normal equations would be singular.
        var axes = new List<Vector<double>>();
        foreach (var part in parts)
        {
            var axis = axes.Aggregate(directions[part], (rest, other) => rest - other * other.DotProduct(rest));
            var length = axis.L2Norm();
            if (length > 1e-9)
            {
                axes.Add(axis / length);
            }
        }
        return axes.Aggregate(Vector<double>.Build.Dense(wanted.Count), (sum, axis) => sum + axis * axis.DotProduct(wanted));
    }
}
