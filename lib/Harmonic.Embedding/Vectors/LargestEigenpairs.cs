using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Embedding;

/// <summary>
/// The largest eigenvalues of a symmetric operator and their vectors, from products with blocks of sixteen vectors alone:
/// a block Krylov space, grown by the residuals of the leading Ritz vectors that have not converged, fully orthogonalised,
/// Rayleigh–Ritz on all of it, and thick restarts that bound its size (Saad, Numerical Methods for Large Eigenvalue Problems,
/// 2nd ed., sections 5.2, 6.4 and 8.4). Products are in float; inner products and the small eigenproblem in double.
/// </summary>
internal sealed class LargestEigenpairs
{
    private const int MostBlocks = 8;
    private const int SmallSize = 256;
    private const double FloatFloor = 4e-7;
    private readonly Action<VectorBlock, VectorBlock> product;
    private readonly int wanted;
    private readonly double tolerance;
    private readonly double rounding;
    private readonly List<VectorBlock> basis = [];
    private readonly List<VectorBlock> images = [];
    private double[,] projected = new double[0, 0];
    private Matrix<double> ritzVectors = Matrix<double>.Build.Dense(1, 1);
    private double[] ritzValues = [];
    private int converged;

    private LargestEigenpairs(Action<VectorBlock, VectorBlock> product, int wanted, double tolerance, double rounding)
    {
        this.product = product;
        this.wanted = wanted;
        this.tolerance = tolerance;
        this.rounding = rounding;
        Values = new double[wanted];
        Residuals = new double[wanted];
    }

    /// <summary>The eigenvalues, largest first.</summary>
    public double[] Values { get; }

    /// <summary>|A v - λ v| / |λ| for each pair; zero where A v is zero.</summary>
    public double[] Residuals { get; }

    /// <summary>Unit eigenvectors: column i of the blocks laid side by side.</summary>
    public List<VectorBlock> Vectors { get; private set; } = [];

    /// <summary>Number of products with the operator that were made.</summary>
    public int Products { get; private set; }

    /// <summary>The eigenvectors, each times the square root of its eigenvalue (zero if that is negative).</summary>
    public List<VectorBlock> ScaledVectors()
    {
        var scaled = new List<VectorBlock>();
        for (var p = 0; p < Vectors.Count; p++)
        {
            var factors = new double[VectorBlock.Width, VectorBlock.Width];
            for (var c = 0; c < VectorBlock.Width && (p * VectorBlock.Width) + c < wanted; c++)
            {
                factors[c, c] = Math.Sqrt(Math.Max(0, Values[(p * VectorBlock.Width) + c]));
            }

            scaled.Add(new VectorBlock(Vectors[p].Rows));
            scaled[p].AddProduct(Vectors[p], factors);
        }

        return scaled;
    }

    /// <summary>Largest eigenpairs of an operator.</summary>
    /// <param name="product">Writes operator · first argument into the second; both have zero rows in the padding.</param>
    /// <param name="start">First guess of the leading vectors, any sixteen columns.</param>
    /// <param name="count">
    /// Size of the operator, without the padding; one that is small, or not much larger than what is wanted, is solved whole.
    /// </param>
    /// <param name="wanted">How many pairs.</param>
    /// <param name="tolerance">Stop when every residual is below this.</param>
    /// <param name="mostProducts">Stop after this many products, whatever the residuals.</param>
    /// <param name="rounding">
    /// How far a product with a unit vector may be off by rounding: no residual is chased below it.
    /// </param>
    public static LargestEigenpairs Of(
        Action<VectorBlock, VectorBlock> product,
        VectorBlock start,
        int count,
        int wanted,
        double tolerance,
        int mostProducts,
        double rounding = 0
    )
    {
        var search = new LargestEigenpairs(product, wanted, tolerance, rounding);
        if (count <= Math.Max(SmallSize, 4 * wanted))
        {
            search.SolveWhole(start.Rows, count);
            return search;
        }

        VectorBlock? next = start;
        while (next is not null && Orthonormal.Make(next, search.basis) && search.Products < mostProducts)
        {
            search.Expand(next);
            search.RayleighRitz(search.Size);
            next = search.NextDirections();
        }

        search.Vectors = search.Combine(search.basis, 0, (wanted + VectorBlock.Width - 1) / VectorBlock.Width);
        return search;
    }

    private int Size => basis.Count * VectorBlock.Width;

    // The basis is the unit vectors: the projected problem is the operator itself, and the Ritz pairs are its eigenpairs.
    private void SolveWhole(int rows, int count)
    {
        for (var first = 0; first < rows; first += VectorBlock.Width)
        {
            var unit = new VectorBlock(rows);
            for (var c = 0; c < VectorBlock.Width && first + c < count; c++)
            {
                unit.Values[((first + c) * VectorBlock.Width) + c] = 1;
            }

            Expand(unit);
        }

        RayleighRitz(count);
        for (var first = 0; first < wanted; first += VectorBlock.Width)
        {
            Residual(first);
        }

        Vectors = Combine(basis, 0, (wanted + VectorBlock.Width - 1) / VectorBlock.Width);
    }

    private void Expand(VectorBlock directions)
    {
        var image = new VectorBlock(directions.Rows);
        product(directions, image);
        Products++;
        basis.Add(directions);
        images.Add(image);
        var grown = new double[Size, Size];
        var old = projected.GetLength(0);
        for (var i = 0; i < old; i++)
        {
            for (var j = 0; j < old; j++)
            {
                grown[i, j] = projected[i, j];
            }
        }

        for (var p = 0; p < basis.Count; p++)
        {
            var inner = basis[p].InnerProducts(image);
            for (var i = 0; i < VectorBlock.Width; i++)
            {
                for (var j = 0; j < VectorBlock.Width; j++)
                {
                    grown[(p * VectorBlock.Width) + i, old + j] = inner[i, j];
                    grown[old + j, (p * VectorBlock.Width) + i] = inner[i, j];
                }
            }
        }

        projected = grown;
    }

    // From the first directions of the basis; the others are padding, whose eigenvalues of zero would come before negative ones.
    private void RayleighRitz(int directions)
    {
        var small = Matrix<double>.Build.DenseOfArray(projected).SubMatrix(0, directions, 0, directions);
        var pairs = ((small + small.Transpose()) * 0.5).Evd(Symmetricity.Symmetric);
        ritzVectors = Matrix<double>.Build.Dense(Size, Size, (i, j) =>
            Math.Max(i, j) < directions ? pairs.EigenVectors[i, directions - 1 - j] : 0
        );
        ritzValues = [.. pairs.EigenValues.Reverse().Select(value => value.Real), .. new double[Size - directions]];
        ritzValues.AsSpan(0, Math.Min(wanted, Size)).CopyTo(Values);
    }

    // The residuals of sixteen Ritz pairs, from the first that has not converged; null when all that are wanted have.
    private VectorBlock? NextDirections()
    {
        while (true)
        {
            var residual = Residual(converged);
            var before = converged;
            for (var c = 0; c < VectorBlock.Width && converged < Math.Min(wanted, Size) && IsGoodEnough(converged); c++)
            {
                converged++;
            }

            if (converged == wanted)
            {
                return null;
            }

            if (converged < before + VectorBlock.Width || converged == Size)
            {
                RestartWhenFull();
                return residual;
            }
        }
    }

    // A product in float is only good to a few units in the last place of the largest eigenvalue.
    private bool IsGoodEnough(int pair) =>
        Residuals[pair] <= tolerance || Residuals[pair] * Math.Abs(ritzValues[pair]) <= Math.Max(rounding, FloatFloor * ritzValues[0]);

    private VectorBlock Residual(int first)
    {
        var residual = new VectorBlock(basis[0].Rows);
        for (var p = 0; p < basis.Count; p++)
        {
            residual.AddProduct(images[p], Coefficients(p, first, scaled: false));
            residual.AddProduct(basis[p], Coefficients(p, first, scaled: true), -1);
        }

        var norms = residual.InnerProducts(residual);
        for (var c = 0; c < VectorBlock.Width && first + c < Math.Min(wanted, Size); c++)
        {
            Residuals[first + c] = norms[c, c] == 0 ? 0 : Math.Sqrt(norms[c, c]) / Math.Abs(ritzValues[first + c]);
        }

        return residual;
    }

    private double[,] Coefficients(int part, int first, bool scaled)
    {
        var block = new double[VectorBlock.Width, VectorBlock.Width];
        for (var c = 0; c < VectorBlock.Width && first + c < Size; c++)
        {
            for (var i = 0; i < VectorBlock.Width; i++)
            {
                block[i, c] = ritzVectors[(part * VectorBlock.Width) + i, first + c] * (scaled ? ritzValues[first + c] : 1);
            }
        }

        return block;
    }

    private void RestartWhenFull()
    {
        var kept = (converged + (3 * VectorBlock.Width) - 1) / VectorBlock.Width;
        if (basis.Count < Math.Max(MostBlocks, kept + 4))
        {
            return;
        }

        var vectors = Combine(basis, 0, kept);
        var products = Combine(images, 0, kept);
        basis.Clear();
        images.Clear();
        basis.AddRange(vectors);
        images.AddRange(products);
        projected = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        {
            projected[i, i] = ritzValues[i];
        }
    }

    private List<VectorBlock> Combine(List<VectorBlock> parts, int first, int blocks)
    {
        var result = new List<VectorBlock>();
        for (var k = 0; k < blocks; k++)
        {
            var sum = new VectorBlock(parts[0].Rows);
            for (var p = 0; p < parts.Count; p++)
            {
                sum.AddProduct(parts[p], Coefficients(p, first + (k * VectorBlock.Width), scaled: false));
            }

            result.Add(sum);
        }

        return result;
    }
}
