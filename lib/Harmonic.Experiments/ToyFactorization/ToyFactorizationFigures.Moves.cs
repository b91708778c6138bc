using Harmonic.Data;
using Harmonic.Embedding;
using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>One image under one shift, and beside it where the move of its code lies among all its moves.</summary>
    /// <param name="grid">Codes of images under all shifts, made of images.</param>
    /// <param name="pca">Principal components of differences of codes, at least two.</param>
    /// <param name="dy">Pitch shift in pixels down, within the grid.</param>
    /// <param name="dx">Time shift in pixels to the right, within the grid.</param>
    /// <param name="image">Which image of the grid.</param>
    /// <exception cref="ArgumentException">The grid was made of codes alone.</exception>
    public static Figure Move(ShiftGrid grid, Pca pca, int dy, int dx, int image = 0)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(pca);
        if (grid.Views is not { } views)
        {
            throw new ArgumentException("The grid holds no images, only their codes.", nameof(grid));
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(Math.Abs(dy), Math.Abs(dx)), grid.MaxShift);
        int[] shifts = [.. Enumerable.Range(-grid.MaxShift, 2 * grid.MaxShift + 1)];
        var moves = pca.Transform(Moves(grid, image));
        var figure = new Figure("An image and the move of its code", columns: 2)
        {
            Aspect = 0.95,
            Caption =
                "Left: the image, shifted. Right: the difference between its code and the unshifted image's on the two principal "
                + "directions of such differences. The lines are all pitch shifts without a time shift, and the other way round; "
                + "grey are both at once.",
        };
        ImagePanel.Show(figure[0, 0], views[grid.Row(image, dy, dx)].Pixels());
        figure[0, 0].Title = $"pitch {Signed.Text(dy)}, time {Signed.Text(dx)}";
        var panel = figure[0, 1];
        (panel.Title, panel.EqualAspect, panel.Legend) = ("move of the code", true, LegendPlace.Below);
        (panel.X.Title, panel.Y.Title) = (ComponentName(1, pca), ComponentName(2, pca));
        panel.Add(new Scatter(Values.Column(moves, 0), Values.Column(moves, 1)) { Color = Colors.Grey });
        Add([.. shifts.Select(shift => Place(shift, 0))], "pitch shifts", Colors.Blue);
        Add([.. shifts.Select(shift => Place(0, shift))], "time shifts", Colors.Green);
        int[] here = [Place(dy, dx)];
        panel.Add(
            new Scatter(Values.Column(moves, 0).At(here), Values.Column(moves, 1).At(here))
            {
                Name = "this shift",
                Color = Colors.Vermillion,
                Size = 12,
            }
        );
        return figure;

        int Place(int pitch, int time) => grid.Row(0, pitch, time);

        void Add(int[] rows, string name, string color) =>
            panel.Add(new Line(Values.Column(moves, 0).At(rows), Values.Column(moves, 1).At(rows)) { Name = name, Color = color });
    }

    /// <summary>The differences of one image's codes from that without a shift.</summary>
    private static float[,] Moves(ShiftGrid grid, int image)
    {
        var (first, still) = (grid.Row(image, -grid.MaxShift, -grid.MaxShift), grid.Row(image, 0, 0));
        var moves = new float[(2 * grid.MaxShift + 1) * (2 * grid.MaxShift + 1), grid.Latents.GetLength(1)];
        for (var row = 0; row < moves.GetLength(0); row++)
        {
            for (var latent = 0; latent < moves.GetLength(1); latent++)
            {
                moves[row, latent] = grid.Latents[first + row, latent] - grid.Latents[still, latent];
            }
        }
        return moves;
    }
}
