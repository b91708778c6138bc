using Harmonic.Losses;
using Harmonic.Training;

namespace Harmonic.Experiments.Tests;

public sealed class SuperpositionFiguresTests
{
    private static readonly float[,] Image =
    {
        { 0, 1 },
        { 1, 0 },
    };

    [Fact]
    public void Images_stand_in_rows_and_columns_and_only_the_first_row_names_them()
    {
        var figure = SuperpositionFigures.Images(
            "Images",
            "Look.",
            ["one", "other"],
            [
                [Image, Image],
                [Image, Image],
                [Image, Image],
            ]
        );
        Assert.Equal((3, 2), (figure.Rows, figure.Columns));
        Assert.Equal(["one", "other", "", ""], [figure[0, 0].Title, figure[0, 1].Title, figure[1, 0].Title, figure[2, 1].Title]);
    }

    [Fact]
    public void A_row_with_too_few_images_is_refused()
    {
        Assert.Contains(
            "2 images",
            Assert
                .Throws<ArgumentException>(() =>
                    SuperpositionFigures.Images(
                        "Images",
                        "Look.",
                        ["one", "other"],
                        [
                            [Image],
                        ]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_curriculum_is_drawn_from_0_to_its_target_with_a_line_where_each_phase_begins()
    {
        var curriculum = new HarmonicCurriculum { Steps = 100, Target = new HarmonyWeights() };
        var document = SuperpositionFigures.Curriculum(curriculum).ToPlotly();
        Assert.Equal(
            3,
            document["layout"]!["shapes"]!.AsArray().Count(shape => shape!["x0"]!.ToJsonString() == shape["x1"]!.ToJsonString())
        );
        var scales = PlotlyArray.Decode(document["data"]![0]!["y"]!);
        Assert.Equal((0, 1), (scales.Min(), scales.Max()));
    }

    [Fact]
    public void Above_each_panel_of_scores_stands_how_well_they_separate()
    {
        var figure = SuperpositionFigures.Scores([3, 4, 5], ("far", [0, 1, 2]), ("mixed", [3, 4, 5]));
        Assert.Equal(["far: AUROC\u00A01.000", "mixed: AUROC\u00A00.500"], [figure[0, 0].Title, figure[0, 1].Title]);
    }

    [Fact]
    public void Codes_are_in_decibels_below_the_largest_amplitude_of_their_row()
    {
        var figure = SuperpositionFigures.Codes(
            FrequencyGrid.EqualTempered(2),
            (
                "codes",
                new float[,]
                {
                    { 2, 1 },
                    { 0, 0 },
                }
            )
        );
        var rows = figure.ToPlotly()["data"]![0]!["z"]!.AsArray();
        Assert.Equal([0, -6.0206, -40, -40], rows.SelectMany(PlotlyArray.Decode).Select(value => Math.Round(value, 4)));
    }
}
