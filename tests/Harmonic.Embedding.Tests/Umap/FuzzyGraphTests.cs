namespace Harmonic.Embedding.Tests;

public class FuzzyGraphTests
{
    private static readonly float[,] Points = TestPoints.Waves();
    private static readonly FuzzyGraph Graph = FuzzyGraph.From(NearestNeighbours.Exact(Points, 14));

    [Fact]
    public void Scales_and_offsets_agree_with_umap_learn()
    {
        Close.Relative(Fixture.Row("umap_parts", "sigmas"), EveryTenth(Graph.Sigmas), 2e-5);
        Close.Relative(Fixture.Row("umap_parts", "rhos"), EveryTenth(Graph.Rhos), 1e-6);
    }

    [Fact]
    public void Edges_and_weights_agree_with_umap_learn()
    {
        Assert.Equal(Fixture.Number("umap_parts", "entries"), Graph.Weights.Length);
        Assert.Equal(Fixture.Number("umap_parts", "sum"), Graph.Weights.Sum(w => (double)w), 1e-2);
        var (columns, weights) = (Graph.Columns[..Graph.RowStarts[1]], Graph.Weights[..Graph.RowStarts[1]]);
        Assert.Equal(Fixture.Row("umap_parts", "first_row_indices"), columns.Select(column => (double)column));
        Close.Relative(Fixture.Row("umap_parts", "first_row_weights"), [.. weights], 3e-5);
        var sums = Enumerable.Range(0, Graph.Count).Select(row => (float)Edges(Graph, row).Sum(edge => edge.Weight)).ToArray();
        Close.Relative(Fixture.Row("umap_parts", "row_sums"), EveryTenth(sums), 2e-5);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(14)]
    [InlineData(30)]
    public void A_neighbourhood_weighs_the_logarithm_of_its_size(int neighbours)
    {
        var nearest = NearestNeighbours.Exact(TestPoints.Sheets(5), neighbours);
        var (sigmas, rhos) = SmoothDistances.Of(nearest.Distances);
        for (var i = 0; i < sigmas.Length; i++)
        {
            var beyond = Enumerable.Range(0, neighbours).Select(k => Math.Max(0, nearest.Distances[i, k] - rhos[i]));
            Assert.Equal(nearest.Distances[i, 0], rhos[i]);
            Assert.Equal(Math.Log2(neighbours + 1), beyond.Sum(distance => Math.Exp(-distance / sigmas[i])), 1e-4);
        }
    }

    [Fact]
    public void The_offset_passes_over_points_that_coincide_and_the_scale_stays_above_zero()
    {
        var (sigmas, rhos) = SmoothDistances.Of(
            new float[,]
            {
                { 0, 0, 2 },
                { 0, 0, 0 },
                { 1, 1, 1 },
            }
        );
        Assert.Equal([2, 0, 1], rhos);
        Assert.Equal(1e-3 * 2 / 4, sigmas[0], 1e-9); // three weights of 1 exceed log2(4): the least share of its own mean, 2/4
        Assert.Equal(1e-3 * (0.5 + 0 + 0.75) / 3, sigmas[1], 1e-9); // no distance of its own: a share of the mean of all
        Assert.Equal(1e-3 * 3 / 4, sigmas[2], 1e-9);
    }

    [Fact]
    public void Points_that_coincide_are_joined_in_full_and_no_edge_is_heavier()
    {
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(TestPoints.Line(0, 0, 1, 1, 3, 3, 7, 7), 3));
        Assert.Equal(1, graph.Weights.Max());
        Assert.All(Enumerable.Range(0, 8), i => Assert.Contains((i ^ 1, 1f), Edges(graph, i)));
    }

    [Fact]
    public void Both_directions_are_joined_by_the_probabilistic_sum()
    {
        // 0 → 1 (0.5), 0 → 2 (1); 1 → 0 (0.25), 1 → 2 (0.125); 2 → 0 (1), 2 → 3 (0); 3 → 2 (0), 3 → 0 (0.75)
        var (starts, columns, weights) = SparseUnion.Of(
            new[,]
            {
                { 1, 2 },
                { 0, 2 },
                { 0, 3 },
                { 2, 0 },
            },
            new[,]
            {
                { 0.5f, 1 },
                { 0.25f, 0.125f },
                { 1, 0 },
                { 0, 0.75f },
            }
        );
        Assert.Equal([0, 3, 5, 7, 8], starts);
        Assert.Equal([1, 2, 3, 0, 2, 0, 1, 0], columns);
        Assert.Equal([0.625f, 1, 0.75f, 0.625f, 0.125f, 1, 0.125f, 0.75f], weights);
    }

    [Fact]
    public void Is_symmetric_without_loops_in_ascending_order()
    {
        for (var row = 0; row < Graph.Count; row++)
        {
            var edges = Edges(Graph, row).ToArray();
            Assert.Equal(edges.Select(edge => edge.Column).Distinct().Order(), edges.Select(edge => edge.Column));
            Assert.DoesNotContain(row, edges.Select(edge => edge.Column));
            Assert.All(edges, edge => Assert.InRange(edge.Weight, float.Epsilon, 1));
            Assert.All(edges, edge => Assert.Contains((row, edge.Weight), Edges(Graph, edge.Column)));
        }
    }

    [Fact]
    public void Light_edges_can_be_left_out()
    {
        var light = Graph.WithoutBelow(0.25);
        for (var row = 0; row < Graph.Count; row++)
        {
            Assert.Equal(Edges(Graph, row).Where(edge => edge.Weight >= 0.25f * Graph.Weights.Max()), Edges(light, row));
        }

        Assert.InRange(light.Columns.Length, 1, Graph.Columns.Length - 1);
    }

    [Fact]
    public void A_part_keeps_the_edges_between_its_points()
    {
        int[] members = [.. Enumerable.Range(0, Graph.Count).Where(i => i % 3 == 0)];
        var part = Graph.Part(members);
        Assert.Equal(members.Length, part.Count);
        for (var row = 0; row < part.Count; row++)
        {
            var kept = Edges(Graph, members[row]).Where(edge => edge.Column % 3 == 0);
            Assert.Equal(kept.Select(edge => (edge.Column / 3, edge.Weight)), Edges(part, row));
        }
    }

    [Fact]
    public void Components_are_the_points_that_reach_each_other()
    {
        var graph = FuzzyGraph.From(NearestNeighbours.Exact(TestPoints.Line(0, 1, 2, 100, 101, 3, 200, 201, 202, 4), 2));
        Assert.Equal(
            [
                [0, 1, 2, 3, 4, 5, 9],
                [6, 7, 8],
            ],
            GraphComponents.Of(graph)
        ); // 100 and 101 have one neighbour below
        var apart = FuzzyGraph.From(NearestNeighbours.Exact(TestPoints.Line(0, 100, 1, 101, 200, 201), 1));
        Assert.Equal(
            [
                [0, 2],
                [1, 3],
                [4, 5],
            ],
            GraphComponents.Of(apart)
        );
    }

    private static double[] EveryTenth(float[] values) => [.. values.Where((_, i) => i % 10 == 0).Select(value => (double)value)];

    private static IEnumerable<(int Column, float Weight)> Edges(FuzzyGraph graph, int row) =>
        Enumerable
            .Range(graph.RowStarts[row], graph.RowStarts[row + 1] - graph.RowStarts[row])
            .Select(edge => (graph.Columns[edge], graph.Weights[edge]));
}
