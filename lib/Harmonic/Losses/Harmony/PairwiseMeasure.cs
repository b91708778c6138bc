using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// A measure that adds up over pairs of different indices. The frequencies are fixed, so that it is one constant symmetric matrix M with
/// a zero diagonal, and a latent a has the energy aᵀMa = Σ_i Σ_j a_i a_j m(f_i, f_j), each pair counted both ways as in section 4.1's
/// formula.
/// Letters: B latents a batch, K indices.
/// </summary>
public sealed class PairwiseMeasure
{
    private readonly ConstantMatrix matrix;
    private readonly Lazy<EigenChord[]> chords;

    private PairwiseMeasure(string description, double[,] values)
    {
        Description = description;
        matrix = new ConstantMatrix(values);
        chords = new Lazy<EigenChord[]>(Decompose);
    }

    /// <summary>The measure and its grid in a line.</summary>
    public string Description { get; }

    /// <summary>How many indices there are, K.</summary>
    public int Count => matrix.Values.GetLength(0);

    /// <summary>A copy of M (K × K): the measure of each two indices at amplitude 1.</summary>
    public double[,] Matrix => (double[,])matrix.Values.Clone();

    /// <summary>The eigenvectors of M with their eigenvalues, from the least eigenvalue to the greatest.</summary>
    public IReadOnlyList<EigenChord> EigenChords => chords.Value;

    /// <summary>
    /// The least and the greatest value of <see cref="Normalised"/>: the extreme eigenvalues of M. Where no element of M is negative the
    /// least is 0, a lone index, and the greatest is reached, since its eigenvector has no negative amplitude (Perron and Frobenius).
    /// </summary>
    public (double Least, double Greatest) Range =>
        (matrix.Values.Cast<double>().Min() >= 0 ? 0 : EigenChords[0].Eigenvalue, EigenChords[^1].Eigenvalue);

    /// <summary>A measure of a grid.</summary>
    /// <param name="description">The measure and its grid in a line.</param>
    /// <param name="frequencies">In Hz, at least one.</param>
    /// <param name="measure">Of two frequencies, each at amplitude 1; symmetric.</param>
    /// <exception cref="ArgumentException">There is no frequency, or a value of the measure is not finite.</exception>
    public static PairwiseMeasure Of(string description, IReadOnlyList<double> frequencies, Func<double, double, double> measure)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(measure);
        return frequencies.Count > 0
            ? new(description, Symmetric(frequencies.Count, Element))
            : throw new ArgumentException("A measure needs at least one frequency.");

        double Element(int i, int j)
        {
            var value = measure(frequencies[i], frequencies[j]);
            return double.IsFinite(value)
                ? value
                : throw new ArgumentException(
                    $"The measure of {frequencies[i]:R} Hz and {frequencies[j]:R} Hz is {value}; it must be finite."
                );
        }
    }

    /// <summary>A symmetric matrix with a zero diagonal, of its elements below it.</summary>
    private static double[,] Symmetric(int count, Func<int, int, double> element)
    {
        var values = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                values[i, j] = values[j, i] = element(i, j);
            }
        }
        return values;
    }

    /// <summary>
    /// A control: the same elements, each at the place of a random pair of indices. What is left is how large they are and how many; which
    /// frequencies a pair has no longer matters.
    /// </summary>
    /// <param name="seed">Decides the places.</param>
    public PairwiseMeasure AtRandomPlaces(long seed)
    {
        var random = new RandomSequence(seed, 0);
        double[] elements = [.. from i in Enumerable.Range(0, Count) from j in Enumerable.Range(0, i) select matrix.Values[i, j]];
        random.Shuffle<double>(elements);
        return new($"{Description}, elements at random places", Symmetric(Count, (i, j) => elements[i * (i - 1) / 2 + j]));
    }

    /// <summary>
    /// A control: the frequencies of the indices in random order, PMPᵀ. The energy of a latent with its indices in the same order stays as
    /// it was, so that a network whose last layer is free to number its outputs cannot tell the difference.
    /// </summary>
    /// <param name="seed">Decides the order.</param>
    public PairwiseMeasure WithFrequenciesPermuted(long seed)
    {
        var order = Order(seed, Count);
        return new($"{Description}, frequencies permuted", Symmetric(Count, (i, j) => matrix.Values[order[i], order[j]]));
    }

    /// <summary>The places 0 to <paramref name="count"/> − 1 in random order: index i of a permuted measure is order[i] of the
    /// first.</summary>
    public static int[] Order(long seed, int count)
    {
        var random = new RandomSequence(seed, 0);
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle<int>(order);
        return order;
    }

    /// <summary>aᵀMa of each latent (B). Grows with the square of the amplitudes; 0 for a silent or a lone index.</summary>
    /// <param name="amplitudes">B × K, none negative.</param>
    /// <exception cref="ArgumentException">Not of that shape, empty, or an amplitude is negative.</exception>
    public Tensor Energy(Tensor amplitudes)
    {
        Amplitudes.Require(amplitudes, Count);
        return Form(amplitudes);
    }

    /// <summary>
    /// aᵀMa / ‖a‖² of each latent (B), the Rayleigh quotient: it does not see scale, and lies in <see cref="Range"/>. Defined as 0, with a
    /// zero gradient, for a silent latent (no amplitude above 1e-30).
    /// </summary>
    /// <param name="amplitudes">B × K, none negative.</param>
    /// <exception cref="ArgumentException">Not of that shape, empty, or an amplitude is negative.</exception>
    public Tensor Normalised(Tensor amplitudes)
    {
        Amplitudes.Require(amplitudes, Count);
        using var scope = NewDisposeScope();
        var shares = Amplitudes.ToUnit(amplitudes); // B × K
        var power = shares.square().sum(1); // B
        return scope.MoveToOuter(Form(shares) / Amplitudes.OrOne(power));
    }

    private Tensor Form(Tensor amplitudes)
    {
        using var scope = NewDisposeScope();
        var sums = amplitudes.mm(matrix.Like(amplitudes)); // B × K
        return scope.MoveToOuter((sums * amplitudes).sum(1));
    }

    private EigenChord[] Decompose()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (values, vectors) = linalg.eigh(tensor(matrix.Values));
        var rows = vectors.t().contiguous().data<double>().ToArray().Chunk(Count);
        return [.. values.data<double>().ToArray().Zip(rows, (value, row) => new EigenChord(value, Upright(row)))];
    }

    private static double[] Upright(double[] vector) => vector.Sum() < 0 ? Array.ConvertAll(vector, number => -number) : vector;
}
