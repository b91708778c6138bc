using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Embedding;

/// <summary>Makes the columns of a block unit vectors at right angles to each other and to those of other blocks.</summary>
internal static class Orthonormal
{
    /// <summary>Twice against the basis and twice within: once leaves float rounding of the size of the cancelled part.</summary>
    /// <returns>Whether anything is left of the block.</returns>
    internal static bool Make(VectorBlock block, IReadOnlyList<VectorBlock> basis)
    {
        ScaleColumns(block);
        var rank = 0;
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var other in basis)
            {
                block.AddProduct(other, other.InnerProducts(block), -1);
            }

            rank = MakeWithin(block);
        }

        return rank > 0;
    }

    private static void ScaleColumns(VectorBlock block)
    {
        var squares = block.InnerProducts(block);
        var scaled = new VectorBlock(block.Rows);
        var factors = new double[VectorBlock.Width, VectorBlock.Width];
        for (var c = 0; c < VectorBlock.Width; c++)
        {
            factors[c, c] = squares[c, c] > 0 ? 1 / Math.Sqrt(squares[c, c]) : 0;
        }

        scaled.AddProduct(block, factors);
        scaled.Values.CopyTo(block.Values, 0);
    }

    // Unit columns of which next to nothing is left depend on the others or on the basis, and what is left is rounding: they
    // become zero columns, which add a zero eigenvalue to the projected problem and no more.
    private static int MakeWithin(VectorBlock block)
    {
        const double Dependent = 1e-9;
        var gram = Matrix<double>.Build.DenseOfArray(block.InnerProducts(block)).Evd(Symmetricity.Symmetric);
        var rank = 0;
        var turn = new double[VectorBlock.Width, VectorBlock.Width];
        for (var c = 0; c < VectorBlock.Width; c++)
        {
            var value = gram.EigenValues[c].Real;
            if (value < Dependent)
            {
                continue;
            }

            rank++;
            for (var i = 0; i < VectorBlock.Width; i++)
            {
                turn[i, c] = gram.EigenVectors[i, c] / Math.Sqrt(value);
            }
        }

        var result = new VectorBlock(block.Rows);
        result.AddProduct(block, turn);
        result.Values.CopyTo(block.Values, 0);
        return rank;
    }
}
