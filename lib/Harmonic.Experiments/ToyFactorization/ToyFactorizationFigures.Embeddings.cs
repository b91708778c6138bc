using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>
    /// Codes of shifted blobs on the first four kernel principal components: components 1 and 2 above, 3 and 4 below, coloured by pitch
    /// shift on the left and by time shift on the right.
    /// </summary>
    /// <param name="projected">The projections, one code a row, four columns.</param>
    /// <param name="grid">The codes, with the shifts of each.</param>
    /// <exception cref="ArgumentException">The matrix has fewer than four columns, or not one row for each code.</exception>
    public static Figure KernelPca(float[,] projected, ShiftGrid grid)
    {
        var (dy, dx) = ShiftsOf(grid, projected, 4);
        var figure = new Figure("Kernel principal components of the codes", rows: 2, columns: 2)
        {
            Aspect = 0.75,
            Caption =
                "RBF kernel. On components 1 and 2 the two shifts run in directions that cross; components 3 and 4 show what order "
                + "is left.",
        };
        for (var row = 0; row < 2; row++)
        {
            AddPlane(figure[row, 0], projected, (2 * row, "kPC"), ShiftFactor.Pitch, dy, dx);
            AddPlane(figure[row, 1], projected, (2 * row, "kPC"), ShiftFactor.Time, dy, dx);
        }

        return figure;
    }

    /// <summary>Codes of shifted blobs laid out by UMAP in the plane, coloured by pitch shift and by time shift.</summary>
    /// <param name="embedded">The layout, one code a row, two columns.</param>
    /// <param name="grid">The codes, with the shifts of each.</param>
    /// <exception cref="ArgumentException">The matrix has fewer than two columns, or not one row for each code.</exception>
    public static Figure Umap(float[,] embedded, ShiftGrid grid)
    {
        var (dy, dx) = ShiftsOf(grid, embedded, 2);
        var figure = new Figure("UMAP of the codes", columns: 2)
        {
            Aspect = 0.95,
            Caption =
                "UMAP keeps neighbours together and bends the rest: clusters are single blobs, and the order of the shifts shows "
                + "within them, if at all.",
        };
        AddPlane(figure[0, 0], embedded, (0, "UMAP "), ShiftFactor.Pitch, dy, dx);
        AddPlane(figure[0, 1], embedded, (0, "UMAP "), ShiftFactor.Time, dy, dx);
        figure.Caption += LeaveOutFarPoints(figure, embedded, grid.Latents);
        return figure;
    }

    /// <summary>Codes of shifted blobs laid out by UMAP in space, to be turned with the pointer.</summary>
    /// <param name="embedded">The layout, one code a row, three columns.</param>
    /// <param name="grid">The codes, with the shifts of each.</param>
    /// <param name="factor">Which of the two shifts the colours show.</param>
    /// <exception cref="ArgumentException">The matrix has not three columns, or not one row for each code.</exception>
    public static Figure UmapInSpace(float[,] embedded, ShiftGrid grid, ShiftFactor factor)
    {
        var (dy, dx) = ShiftsOf(grid, embedded, 3);
        var (name, shifts) = factor == ShiftFactor.Pitch ? ("pitch", dy) : ("time", dx);
        var figure = new Figure($"UMAP of the codes in space, coloured by {name} shift")
        {
            Aspect = 0.55,
            Caption = "Drag to turn, scroll to come closer; a point under the pointer tells its shifts.",
        };
        var panel = figure.Panel;
        panel.Colors = ShiftColors(factor, shifts, ColorBarPlace.Above);
        (panel.X.Title, panel.Y.Title, panel.Z.Title) = ("UMAP 1", "UMAP 2", "UMAP 3");
        var (near, far) = Split(embedded);
        var kept = new float[near.Length, 3];
        for (var row = 0; row < near.Length; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                kept[row, column] = embedded[near[row], column];
            }
        }

        panel.Add(
            new Scatter3d(kept)
            {
                ColorBy = Near(shifts),
                Opacity = 0.6,
                Hover = ShiftHover(Near(dy), Near(dx)),
            }
        );
        figure.Caption += Missing(far, grid.Latents);
        return figure;

        int[] Near(int[] column) => Array.ConvertAll(near, row => column[row]);
    }

    /// <summary>Limits the view to where most points are, and says what lies far from all of it.</summary>
    private static string LeaveOutFarPoints(Figure figure, float[,] points, float[,] latents)
    {
        var (near, far) = Split(points);
        if (far.Length == 0)
        {
            return "";
        }

        for (var column = 0; column < 2; column++)
        {
            (figure[0, column].X.Range, figure[0, column].Y.Range) = (
                Room(Values.Column(points, 0).At(near)),
                Room(Values.Column(points, 1).At(near))
            );
        }

        return Missing(far, latents);
    }

    /// <summary>The rows that most lie among, and those that lie far from all of these.</summary>
    private static (int[] Near, int[] Far) Split(float[,] points)
    {
        int[] far = [.. Enumerable.Range(0, points.GetLength(1)).SelectMany(column => FarOff(Values.Column(points, column))).Distinct()];
        return ([.. Enumerable.Range(0, points.GetLength(0)).Except(far)], far);
    }

    private static string Missing(int[] far, float[,] latents)
    {
        if (far.Length < 2)
        {
            return far.Length == 0 ? "" : " 1 code is outside of the view, far from all others.";
        }

        var same = Array.TrueForAll(far, row =>
            Enumerable.Range(0, latents.GetLength(1)).All(latent => latents[row, latent] == latents[far[0], latent])
        );
        return $" {far.Length:N0} codes are outside of the view, far from all others"
            + (same ? ": they are one and the same, that of an image with nothing left in it." : ".");
    }

    /// <summary>Rows whose value lies further from the middle nine tenths than those are wide, where these are few.</summary>
    private static IEnumerable<int> FarOff(Values values)
    {
        var ordered = values.Numbers.Where(double.IsFinite).Order().ToArray();
        if (ordered.Length < 20)
        {
            return [];
        }

        var (low, high) = (ordered[ordered.Length / 20], ordered[^(ordered.Length / 20)]);
        return Enumerable.Range(0, values.Count).Where(row => values[row] < low - (high - low) || values[row] > high + (high - low));
    }

    private static (double From, double To)? Room(Values values) =>
        values.Extent() is { } extent
            ? (extent.Low - (0.05 * (extent.High - extent.Low)), extent.High + (0.05 * (extent.High - extent.Low)))
            : null;

    private static void AddPlane(Panel panel, float[,] points, (int First, string Name) columns, ShiftFactor factor, int[] dy, int[] dx)
    {
        var shifts = factor == ShiftFactor.Pitch ? dy : dx;
        panel.Colors = ShiftColors(factor, shifts, columns.First == 0 ? ColorBarPlace.Above : ColorBarPlace.None);
        (panel.X.Title, panel.Y.Title) = ($"{columns.Name}{columns.First + 1}", $"{columns.Name}{columns.First + 2}");
        panel.Add(
            new Scatter(Values.Column(points, columns.First), Values.Column(points, columns.First + 1))
            {
                ColorBy = shifts,
                ColorName = factor == ShiftFactor.Pitch ? "dy" : "dx",
                Size = 3,
                Opacity = 0.5,
            }
        );
    }

    private static (int[] Dy, int[] Dx) ShiftsOf(ShiftGrid grid, float[,] points, int columns)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(points);
        if (points.GetLength(1) < columns || points.GetLength(0) != grid.Dy.Length)
        {
            throw new ArgumentException(
                $"There are {points.GetLength(0)} × {points.GetLength(1)} coordinates for {grid.Dy.Length} codes; "
                    + $"one row a code with at least {columns} columns is needed."
            );
        }

        return (grid.Dy, grid.Dx);
    }
}
