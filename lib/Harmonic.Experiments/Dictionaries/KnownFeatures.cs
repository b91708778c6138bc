using System.Runtime.InteropServices;
using Harmonic.Data;
using MathNet.Numerics.Distributions;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Vectors that are sums of known features, by the recipe of SynthSAEBench (Chanin and Garriga-Alonso, arXiv 2602.14687) at a size for
/// processors: more features than dimensions; rare and frequent ones (Zipf); features that come together (a Gaussian copula of low rank);
/// trees in which a child fires only with its parent, is scaled by it, and excludes its siblings; magnitudes that differ by feature and by
/// chance. Letters: F features, N dimensions.
/// </summary>
/// <remarks>
/// The published benchmark has 16,384 features in 768 dimensions, 128 trees of depth 3. Here two thirds of the features are in trees of
/// depth 2, as two thirds are there.
/// </remarks>
public sealed class KnownFeatures : IMixingDomain
{
    private const int Branching = 4;
    private const int Rank = 5;
    private const double Correlation = 0.1; // times the root of the rank 25 it was made for: a quarter of each variance is shared
    private const double LeastOften = 5e-3;
    private const int OrthogonalSteps = 100;
    private readonly float[] directions; // F × N
    private readonly float[] offset; // N
    private readonly double[] often; // F: the chance to fire, of a child given its parent
    private readonly double[] limits; // F: a feature fires where its share of the copula is below
    private readonly double[,] shared; // F × rank
    private readonly double[] own; // F: the root of what is not shared of a variance
    private readonly double[] means; // F
    private readonly double[] spreads; // F
    private readonly int[] parents; // F: −1 for none

    /// <param name="features">How many features, F.</param>
    /// <param name="size">How many dimensions, N.</param>
    /// <param name="mostOften">How often the most frequent feature fires, in (0.005, 1).</param>
    /// <param name="seed">Decides the features; samples have a seed of their own.</param>
    public KnownFeatures(int features = 256, int size = 64, double mostOften = 0.3, long seed = 42)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(mostOften, LeastOften);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mostOften, 1);
        (Features, Size) = (features, size);
        var random = new RandomSequence(seed, 0);
        (directions, offset) = (Directions(ref random), Scaled(Normals(ref random, size), 0.5));
        parents = Parents(features * 2 / 3);
        double[] marginal = [.. Enumerable.Range(0, features).Select(feature => Math.Max(LeastOften, mostOften / Math.Sqrt(feature + 1)))];
        often = [.. marginal.Select((chance, feature) => parents[feature] < 0 ? chance : Math.Min(1, chance / marginal[parents[feature]]))];
        limits = Array.ConvertAll(often, chance => chance >= 1 ? double.PositiveInfinity : Normal.InvCDF(0, 1, chance));
        shared = new double[features, Rank];
        (means, spreads, own) = (new double[features], new double[features], new double[features]);
        for (var feature = 0; feature < features; feature++)
        {
            var loadings = Normals(ref random, Rank);
            for (var factor = 0; factor < Rank; factor++)
            {
                shared[feature, factor] = loadings[factor] * Correlation * Math.Sqrt(25.0 / Rank);
            }
            own[feature] = Math.Sqrt(Math.Max(0, 1 - Enumerable.Range(0, Rank).Sum(k => shared[feature, k] * shared[feature, k])));
            means[feature] = 5 - (double)feature / Math.Max(1, features - 1);
            spreads[feature] = Math.Abs(0.5 + 0.5 * Gauss(ref random).First);
        }
    }

    /// <summary>How many features there are, F.</summary>
    public int Features { get; }

    /// <inheritdoc/>
    public string Name => $"{Features} known features in {Size} dimensions";

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public double Ceiling => double.PositiveInfinity;

    /// <summary>A counterexample is a sample with its numbers in another order.</summary>
    public IReadOnlyList<string> InvalidKinds => ["shuffled"];

    /// <summary>The directions of the features, each of length 1 (F × N).</summary>
    public float[,] Dictionary
    {
        get
        {
            var rows = new float[Features, Size];
            directions.AsSpan().CopyTo(MemoryMarshal.CreateSpan(ref rows[0, 0], rows.Length));
            return rows;
        }
    }

    /// <summary>The feature without which a feature never fires; null for one that needs none.</summary>
    public int? Parent(int feature) => parents[feature] < 0 ? null : parents[feature];

    /// <summary>Samples (count × N) and how strongly each feature fires in them (count × F): those that <see cref="DomainSampler"/>'s
    /// valid samples from a seed are made of.</summary>
    public (Tensor Samples, float[,] Activations) Draw(long seed, long first, int count)
    {
        var samples = new DomainSampler(this, seed).Valid(first, count);
        var activations = new float[count, Features];
        for (var row = 0; row < count; row++)
        {
            var random = DomainSampler.OfValid(seed, first + row);
            Activate(ref random).AsSpan().CopyTo(MemoryMarshal.CreateSpan(ref activations[row, 0], Features));
        }
        return (samples, activations);
    }

    /// <summary>One feature at its mean magnitude.</summary>
    public void DrawPart(ref RandomSequence random, Span<float> values)
    {
        var feature = random.Between(0, Features);
        Add(values, feature, (float)means[feature]);
        AddOffset(values);
    }

    /// <inheritdoc/>
    public void DrawValid(ref RandomSequence random, Span<float> values)
    {
        var activations = Activate(ref random);
        for (var feature = 0; feature < Features; feature++)
        {
            if (activations[feature] > 0)
            {
                Add(values, feature, activations[feature]);
            }
        }
        AddOffset(values);
    }

    /// <inheritdoc/>
    public void DrawInvalid(ref RandomSequence random, int kind, Span<float> values)
    {
        DrawValid(ref random, values);
        random.Shuffle(values);
    }

    /// <inheritdoc/>
    public Tensor Mix(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(first + second - tensor(offset)); // one offset, not two
    }

    private float[] Activate(ref RandomSequence random)
    {
        var activations = new float[Features];
        var (common, chances) = (Normals(ref random, Rank), Normals(ref random, Features));
        var firing = new bool[Features];
        for (var feature = 0; feature < Features; feature++)
        {
            var sum = own[feature] * chances[feature];
            for (var factor = 0; factor < Rank; factor++)
            {
                sum += shared[feature, factor] * common[factor];
            }
            firing[feature] = sum < limits[feature];
        }
        Exclude(ref random, firing);
        for (var feature = 0; feature < Features; feature++)
        {
            // A parent stands before its children, so that its own activation is known.
            if (firing[feature] && (parents[feature] < 0 || activations[parents[feature]] > 0))
            {
                var scale = parents[feature] < 0 ? 1 : activations[parents[feature]] / means[parents[feature]];
                activations[feature] = (float)(Math.Max(0, means[feature] + spreads[feature] * Gauss(ref random).First) * scale);
            }
        }
        return activations;
    }

    /// <summary>Of the children of a parent that fire, one chosen at random goes on.</summary>
    private void Exclude(ref RandomSequence random, bool[] firing)
    {
        var chosen = new Dictionary<int, (int Feature, int Seen)>();
        for (var feature = 0; feature < Features; feature++)
        {
            if (!firing[feature] || parents[feature] < 0)
            {
                continue;
            }
            var seen = chosen.TryGetValue(parents[feature], out var before) ? before.Seen + 1 : 1;
            var (keep, drop) = seen == 1 || random.Between(0, seen) == 0 ? (feature, before.Feature) : (before.Feature, feature);
            firing[drop] = firing[drop] && seen == 1;
            chosen[parents[feature]] = (keep, seen);
        }
    }

    private void Add(Span<float> values, int feature, float magnitude)
    {
        for (var i = 0; i < Size; i++)
        {
            values[i] += magnitude * directions[feature * Size + i];
        }
    }

    private void AddOffset(Span<float> values)
    {
        for (var i = 0; i < Size; i++)
        {
            values[i] += offset[i];
        }
    }

    /// <summary>Random directions, pushed apart: gradient steps on the squares of their cosines.</summary>
    private float[] Directions(ref RandomSequence random)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = tensor(Normals(ref random, Features * Size), [Features, Size]);
        rows = nn.functional.normalize(rows, dim: 1);
        for (var step = 0; step < OrthogonalSteps; step++)
        {
            using var inner = NewDisposeScope();
            var pull = rows.mm(rows.t()).mm(rows) - rows;
            rows = inner.MoveToOuter(nn.functional.normalize(rows - pull * 0.01, dim: 1));
        }
        return rows.to(ScalarType.Float32).data<float>().ToArray();
    }

    /// <summary>The parents of features in trees of depth 2, level by level, so that the more frequent are nearer to the root.</summary>
    private int[] Parents(int inTrees)
    {
        var roots = Math.Max(1, inTrees / (1 + Branching + Branching * Branching));
        var all = new int[Features];
        Array.Fill(all, -1);
        for (var feature = roots; feature < inTrees && (feature - roots) / Branching < roots * (1 + Branching); feature++)
        {
            all[feature] = (feature - roots) / Branching;
        }
        return all;
    }

    private static double[] Normals(ref RandomSequence random, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i += 2)
        {
            (values[i], var next) = Gauss(ref random);
            if (i + 1 < count)
            {
                values[i + 1] = next;
            }
        }
        return values;
    }

    private static float[] Scaled(double[] values, double length)
    {
        var norm = Math.Sqrt(values.Sum(value => value * value));
        return Array.ConvertAll(values, value => (float)(value * length / norm));
    }

    /// <summary>Two numbers of the standard normal distribution, independent of each other (Box and Muller, 1958).</summary>
    private static (double First, double Second) Gauss(ref RandomSequence random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.Uniform()));
        var (sin, cos) = Math.SinCos(2 * Math.PI * random.Uniform());
        return (radius * cos, radius * sin);
    }
}
