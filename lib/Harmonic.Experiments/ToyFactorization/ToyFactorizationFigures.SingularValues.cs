using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>The singular values of each blob's grid of codes, unfolded both ways, each a thin line, with their mean.</summary>
    /// <param name="grid">The grids.</param>
    /// <param name="centred">Whether the mean is taken off each column, which the write-up does not do.</param>
    public static Figure SingularValues(ShiftGrid grid, bool centred = false)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var (pitchByTime, timeByPitch) = (grid.SingularValuesByPitch(centred), grid.SingularValuesByTime(centred));
        var figure = new Figure($"Singular values of the shift grids{(centred ? ", centred" : "")}", columns: 2)
        {
            Aspect = 0.7,
            Caption =
                $"Each thin line is one of {pitchByTime.GetLength(0)} images, its codes unfolded into a matrix in two ways. "
                + (
                    centred
                        ? "The mean over the rows is taken off: what is left is what the shifts change."
                        : "The matrix is not centred: the first value holds the image's mean code as well."
                ),
        };
        AddSpectra(figure[0, 0], pitchByTime, "pitch × (time · latent)", Colors.Blue);
        AddSpectra(figure[0, 1], timeByPitch, "time × (pitch · latent)", Colors.Green);
        return figure;
    }

    private static void AddSpectra(Panel panel, double[,] spectra, string title, string color)
    {
        (panel.Title, panel.Legend) = (title, LegendPlace.TopRight);
        (panel.X.Title, panel.Y.Title, panel.Y.Range) = ("singular value", "share of the sum", (0, 1));
        var (blobs, count) = (spectra.GetLength(0), spectra.GetLength(1));
        panel.X.Ticks = [.. Enumerable.Range(1, count).Where(place => place % 2 == 1)];
        var mean = new double[count];
        for (var blob = 0; blob < blobs; blob++)
        {
            var spectrum = new double[count];
            for (var index = 0; index < count; index++)
            {
                spectrum[index] = spectra[blob, index];
                mean[index] += spectra[blob, index] / blobs;
            }

            panel.Add(
                new Line(Values.Range(1, count), spectrum)
                {
                    Name = blob == 0 ? "one blob" : null,
                    Color = color,
                    Opacity = 0.35,
                    Width = 1,
                }
            );
        }

        panel.Add(
            new Line(Values.Range(1, count), mean)
            {
                Name = "mean",
                Color = Colors.Vermillion,
                Width = 2.5,
                Markers = true,
            }
        );
    }
}
