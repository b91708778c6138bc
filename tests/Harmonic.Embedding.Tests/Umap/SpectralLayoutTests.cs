using MathNet.Numerics.LinearAlgebra;

namespace Harmonic.Embedding.Tests;

public class SpectralLayoutTests
{
    [Theory]
    [InlineData(5)] // with negative eigenvalues
    [InlineData(150)] // solved whole
    [InlineData(700)] // searched
    public void Columns_are_the_first_eigenvectors_of_the_laplacian_after_the_constant_one(int count)
    {
        var points = TestPoints.Random(count, 3, seed: 7);
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(points, Math.Min(14, count - 1)));
        var layout = SpectralLayout.Of(graph, points, 3, seed: 1);
        var adjacency = Dense(graph);
        var spectrum = adjacency.Evd(Symmetricity.Symmetric).EigenValues;
        var eigenvalues = spectrum.Select(value => value.Real).OrderDescending().ToArray();
        var constant = Vector<double>.Build.DenseOfEnumerable(Degrees(graph).Select(Math.Sqrt)).Normalize(2);
        for (var c = 0; c < 3; c++)
        {
            var column = Vector<double>.Build.Dense(count, i => layout[i, c]).Normalize(2);
            Assert.Equal(eigenvalues[c + 1], column * (adjacency * column), 1e-3);
            Assert.InRange(((adjacency * column) - (eigenvalues[c + 1] * column)).L2Norm(), 0, 2e-2);
            Assert.Equal(0, column * constant, 1e-3);
            Assert.True(column.Max() >= -column.Min());
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1000)] // close eigenvalues: found through the filter
    public void A_ring_is_laid_out_as_a_circle(int count)
    {
        var points = TestPoints.Ring(count);
        var layout = SpectralLayout.Of(FuzzyGraph.From(NearestNeighbours.Exact(points, 10)), points, 2, seed: 3);
        var expected = Math.Sqrt(2.0 / count);
        var radii = Enumerable.Range(0, count).Select(i => Math.Sqrt(Math.Pow(layout[i, 0], 2) + Math.Pow(layout[i, 1], 2)));
        Assert.All(radii, radius => Assert.Equal(expected, radius, 0.05 * expected));
        var steps = Enumerable.Range(0, count).Sum(i => Angle(layout, i, (i + 1) % count));
        Assert.Equal(2 * Math.PI, Math.Abs(steps), 1e-3);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_few_components_fill_boxes_along_the_axes(int clusters)
    {
        var points = TestPoints.Clusters(clusters, 400, 3, seed: 5);
        var layout = SpectralLayout.Of(FuzzyGraph.From(NearestNeighbours.Exact(points, 9)), points, 2, seed: 1);
        (int X, int Y)[] centres = clusters == 2 ? [(1, 0), (-1, 0)] : [(1, 0), (0, 1), (-1, 0), (0, -1)];
        var reach = clusters == 2 ? 1 : Math.Sqrt(2) / 2;
        for (var c = 0; c < clusters; c++)
        {
            var (x, y) = centres[c];
            var farthest = Members(c, clusters, 400).Max(i => Math.Max(Math.Abs(layout[i, 0] - x), Math.Abs(layout[i, 1] - y)));
            Assert.Equal(reach, farthest, 1e-5);
        }
    }

    [Fact]
    public void Many_components_lie_in_the_order_of_their_centres()
    {
        var points = TestPoints.Clusters(7, 420, 3, seed: 5);
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(points, 9));
        Assert.Equal(7, GraphComponents.Of(graph).Count);
        var layout = SpectralLayout.Of(graph, points, 2, seed: 1);
        var along = Enumerable.Range(0, 7).Select(c => Members(c, 7, 420).Average(i => layout[i, 0])).ToArray();
        Assert.True(along.SequenceEqual(along.Order()) || along.SequenceEqual(along.OrderDescending()), string.Join(' ', along));
        Assert.InRange(layout.Cast<float>().Max(Math.Abs), 1, 1.5); // centres reach 1, a component half of the way to the next
    }

    [Fact]
    public void Components_too_small_for_eigenvectors_are_places_around_their_centre()
    {
        var points = TestPoints.Line(0, 1, 2, 1000, 1001, 1002, 2000, 2001, 2002);
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(points, 2));
        var layout = SpectralLayout.Of(graph, points, 2, seed: 1);
        Assert.Equal(9, Enumerable.Range(0, 9).Select(i => (layout[i, 0], layout[i, 1])).Distinct().Count());
        var again = SpectralLayout.Of(graph, points, 2, seed: 1);
        Assert.Equal(layout, again);
    }

    [Fact]
    public void The_operator_on_blocks_is_the_normalised_adjacency()
    {
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(TestPoints.Waves(), 8));
        var (vectors, result) = (new VectorBlock(304), new VectorBlock(304));
        vectors.FillRandom(300, seed: 2);
        new NormalisedAdjacency(graph).Multiply(vectors, result);
        AssertEqual(Dense(graph) * Matrix(vectors, 300), result, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void The_filter_is_the_chebyshev_polynomial_of_the_operator(int degree)
    {
        const double Cut = 0.6;
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(TestPoints.Waves(rows: 64), 8));
        var (vectors, result) = (new VectorBlock(64), new VectorBlock(64));
        vectors.FillRandom(64, seed: 2);
        new NormalisedAdjacency(graph).MultiplyFiltered(vectors, result, Cut, degree);
        var pairs = Dense(graph).Evd(Symmetricity.Symmetric);
        var filter = pairs.EigenValues.Map(value => Chebyshev(degree, Onto(value.Real)) / Chebyshev(degree, Onto(1)));
        var filtered =
            Matrix<double>.Build.DiagonalOfDiagonalVector(filter) * pairs.EigenVectors.TransposeThisAndMultiply(Matrix(vectors, 64));
        AssertEqual(pairs.EigenVectors * filtered, result, 1e-5);

        double Onto(double value) => ((2 * value) + 1 - Cut) / (1 + Cut); // [-1, cut] onto [-1, 1]
    }

    [Fact]
    public void The_affinity_of_centres_is_gaussian_without_its_diagonal()
    {
        var points = TestPoints.Random(21, 2, seed: 3);
        var affinity = new NormalisedAffinity(new PointTable(points));
        var (vectors, result) = (new VectorBlock(affinity.Rows), new VectorBlock(affinity.Rows));
        vectors.FillRandom(21, seed: 4);
        affinity.Multiply(vectors, result);
        var dense = Matrix<double>.Build.Dense(21, 21, (i, j) =>
            i == j ? 0 : Math.Exp(-Math.Pow((double)points[i, 0] - points[j, 0], 2) - Math.Pow((double)points[i, 1] - points[j, 1], 2))
        );
        var roots = dense.RowSums().Map(Math.Sqrt);
        var normalised = Matrix<double>.Build.Dense(21, 21, (i, j) => dense[i, j] / roots[i] / roots[j]);
        AssertEqual(normalised * Matrix(vectors, 21), result, 1e-5);
    }

    private static double Chebyshev(int degree, double x) =>
        Math.Abs(x) <= 1 ? Math.Cos(degree * Math.Acos(x)) : Math.Pow(Math.Sign(x), degree) * Math.Cosh(degree * Math.Acosh(Math.Abs(x)));

    private static double[] Degrees(FuzzyGraph graph) =>
        [
            .. Enumerable
                .Range(0, graph.Count)
                .Select(i => graph.Weights[graph.RowStarts[i]..graph.RowStarts[i + 1]].Sum(weight => (double)weight)),
        ];

    private static Matrix<double> Dense(FuzzyGraph graph)
    {
        var (dense, degrees) = (Matrix<double>.Build.Dense(graph.Count, graph.Count), Degrees(graph));
        for (var i = 0; i < graph.Count; i++)
        {
            for (var edge = graph.RowStarts[i]; edge < graph.RowStarts[i + 1]; edge++)
            {
                var j = graph.Columns[edge];
                dense[i, j] = graph.Weights[edge] / Math.Sqrt(degrees[i] * degrees[j]);
            }
        }

        return dense;
    }

    private static Matrix<double> Matrix(VectorBlock block, int count) =>
        Matrix<double>.Build.Dense(count, VectorBlock.Width, (i, c) => block.Values[(i * VectorBlock.Width) + c]);

    private static void AssertEqual(Matrix<double> expected, VectorBlock actual, double tolerance) =>
        Assert.InRange((expected - Matrix(actual, expected.RowCount)).Enumerate().Max(Math.Abs), 0, tolerance);

    private static double Angle(float[,] layout, int one, int two) =>
        Math.Atan2(
            ((double)layout[one, 0] * layout[two, 1]) - ((double)layout[one, 1] * layout[two, 0]),
            ((double)layout[one, 0] * layout[two, 0]) + ((double)layout[one, 1] * layout[two, 1])
        );

    private static IEnumerable<int> Members(int cluster, int clusters, int count) =>
        Enumerable.Range(0, count).Where(i => i % clusters == cluster);
}
