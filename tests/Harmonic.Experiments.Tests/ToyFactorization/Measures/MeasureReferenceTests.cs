using System.Text.Json.Nodes;

namespace Harmonic.Experiments.Tests.ToyFactorization;

/// <summary>What numpy and scikit-learn say of the same codes (fixtures/measures.py).</summary>
public sealed class MeasureReferenceTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "measures.json"))
    )!;
    private static readonly ShiftGrid Grid = MadeCodes.Grid(MadeCodes.OfReference, images: 6, maxShift: 2);

    private static double Number(params string[] path) => (double)path.Aggregate(Expected, (node, name) => node[name]!);

    private static double[] Row(string name) => [.. Expected[name]!.AsArray().Select(number => (double)number!)];

    [Fact]
    public void The_codes_are_those_of_the_script()
    {
        for (var row = 0; row < 3; row++)
        {
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal((double)Expected["codes"]![row]![i]!, Grid.Latents[row, i], 1e-6);
            }
        }
    }

    [Fact]
    public void Disentanglement_scores()
    {
        var factors = MadeCodes.Shifts(Grid);
        var dci = Disentanglement.Dci(Grid.Latents, factors);
        Assert.Equal(Number("dci", "disentanglement"), dci.Disentanglement, 1e-5);
        Assert.Equal(Number("dci", "completeness"), dci.Completeness, 1e-5);
        Assert.Equal(Number("dci", "error"), dci.Error, 1e-5);
        Assert.Equal(Number("mig"), Disentanglement.MutualInformationGap(Grid.Latents, factors), 1e-9);
        Assert.Equal(Number("sap"), Disentanglement.SeparatedAttributePredictability(Grid.Latents, factors), 1e-5);
    }

    [Fact]
    public void Ranks()
    {
        var rank = CodeRank.Of(Grid.Latents);
        Assert.Equal(Number("effectiveRank"), rank.EffectiveRank, 1e-5);
        Assert.Equal(Number("rankMe"), rank.RankMe, 1e-5);
        Assert.Equal(Number("participation"), rank.Participation, 1e-5);
    }

    [Fact]
    public void The_analysis_of_variance_is_least_squares_on_dummy_variables()
    {
        var variance = ShiftVariance.Of(Grid);
        Assert.Equal(Number("variance", "pitch"), variance.Pitch, 1e-6);
        Assert.Equal(Number("variance", "time"), variance.Time, 1e-6);
        Assert.Equal(Number("variance", "interaction"), variance.Interaction, 1e-6);
        Assert.Equal(Number("variance", "error"), variance.InteractionError, 1e-6);
    }

    [Fact]
    public void Singular_values_with_and_without_the_mean()
    {
        Near(Row("firstByPitch"), Grid.SingularValuesByPitch());
        Near(Row("firstByPitchCentred"), Grid.SingularValuesByPitch(centred: true));
        Near(Row("firstByTimeCentred"), Grid.SingularValuesByTime(centred: true));

        static void Near(double[] expected, double[,] values) =>
            Assert.All(expected, (value, image) => Assert.Equal(value, values[image, 0], 1e-5));
    }

    [Fact]
    public void Probes_of_images_that_the_map_has_not_seen()
    {
        var half = Grid.Dy.Length / 2;
        Assert.Equal(Number("probe", "pitch"), LinearProbe.HeldOut(Grid.Latents, [.. Grid.Dy.Select(dy => (double)dy)], half), 1e-6);
        Assert.Equal(Number("probe", "time"), LinearProbe.HeldOut(Grid.Latents, [.. Grid.Dx.Select(dx => (double)dx)], half), 1e-6);
    }
}
