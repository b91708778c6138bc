using Harmonic.Figures;
using Harmonic.Losses;

namespace Harmonic.Experiments;

/// <summary>
/// The figures of the write-up “Harmonic autoencoders”: its measures over intervals and over the latent grid, and latents as spectra.
/// </summary>
public static partial class HarmonyFigures
{
    /// <summary>A measure that reaches no further is silent.</summary>
    private const double Silence = 1e-6;

    /// <summary>Pairwise measures as images: the value of each two indices of a grid at amplitude 1.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="grid">The frequencies of the indices.</param>
    /// <param name="measures">The measures with the titles of their panels.</param>
    public static Figure LatentGrid(
        string title,
        string caption,
        FrequencyGrid grid,
        params (string Name, PairwiseMeasure Measure)[] measures
    )
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(measures);
        var figure = new Figure(title, columns: measures.Length) { Aspect = 1, Caption = caption };
        for (var index = 0; index < measures.Length; index++)
        {
            var panel = figure[0, index];
            var values = measures[index].Measure.Matrix;
            panel.Colors = ColorsOf(values, measures[index].Name);
            panel.Add(new Heatmap(values));
            if (panel.Colors.Bar == ColorBarPlace.None)
            {
                panel.Title = measures[index].Name;
                panel.AddText((grid.Count - 1) / 2.0, (grid.Count - 1) / 2.0, "nothing above 10⁻⁶", "#FFFFFF");
            }
            foreach (var axis in new[] { panel.X, panel.Y })
            {
                MarkFrequencies(axis, grid);
            }
        }

        return figure;
    }

    /// <summary>
    /// Colours for a measure. A silent one is dark and has no bar; of one that falls far below most of its values in a corner, the lowest
    /// twentieth has one colour, so that the rest can be told apart.
    /// </summary>
    private static ColorAxis ColorsOf(double[,] values, string name)
    {
        double[] ordered = [.. values.Cast<double>().Order()];
        var (least, low, greatest) = (ordered[0], ordered[ordered.Length / 20], ordered[^1]);
        if (greatest - least < Silence)
        {
            return new ColorAxis(ColorScale.Sequential, least, least + 1, Bar: ColorBarPlace.None);
        }

        return greatest - least > 1.5 * (greatest - low) && low < greatest
            ? new ColorAxis(
                ColorScale.Sequential,
                low,
                greatest,
                $"{name} (darkest: {low:0.#} to {least:0.#})".Replace('-', '−'),
                ColorBarPlace.Above
            )
            : new ColorAxis(ColorScale.Sequential, least, greatest, name, ColorBarPlace.Above);
    }

    /// <summary>Latents as spectra, one below the other: a stem of its amplitude at the frequency of each index.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="grid">The frequencies of the indices.</param>
    /// <param name="latents">The latents, one amplitude an index, with the titles of their panels.</param>
    /// <exception cref="ArgumentException">A latent has another number of indices.</exception>
    public static Figure Spectra(string title, string caption, FrequencyGrid grid, params (string Name, double[] Amplitudes)[] latents) =>
        Stems(title, caption, "amplitude", grid, latents);

    /// <summary>Numbers that belong to indices, such as the elements of a gradient, drawn like <see cref="Spectra"/>.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="quantity">What the vertical axes measure.</param>
    /// <param name="grid">The frequencies of the indices.</param>
    /// <param name="rows">One number an index, with the titles of their panels.</param>
    /// <exception cref="ArgumentException">A row has another number of indices.</exception>
    public static Figure Stems(
        string title,
        string caption,
        string quantity,
        FrequencyGrid grid,
        params (string Name, double[] Numbers)[] rows
    )
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(rows);
        var figure = new Figure(title, rows: rows.Length) { Aspect = rows.Length == 1 ? 0.35 : 0.2, Caption = caption };
        for (var row = 0; row < rows.Length; row++)
        {
            var (name, numbers) = rows[row];
            if (numbers.Length != grid.Count)
            {
                throw new ArgumentException($"\"{name}\" has {numbers.Length} numbers for {grid.Count} frequencies.");
            }

            var panel = figure[row, 0];
            (panel.Title, panel.X.Title, panel.Y.Title) = (name, row == rows.Length - 1 ? "frequency" : "", quantity);
            panel.X.Unit = row == rows.Length - 1 ? "Hz" : null;
            panel.Add(StemsOf(numbers));
            panel.X.Range = (-1, numbers.Length); // the last stem stands free of the frame
            MarkFrequencies(panel.X, grid, "");
        }

        return figure;
    }

    /// <summary>The eigenvalues of pairwise measures in order: what their normalised form can be.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="measures">The measures with their names.</param>
    public static Figure Eigenvalues(string title, string caption, params (string Name, PairwiseMeasure Measure)[] measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var curves = Array.ConvertAll(measures, named => new HarmonyCurve(
            named.Name,
            [.. Enumerable.Range(1, named.Measure.Count).Select(rank => (double)rank)],
            [.. named.Measure.EigenChords.Reverse().Select(chord => chord.Eigenvalue)]
        ));
        var figure = Curves(title, "rank of the eigenvalue", "eigenvalue", caption, curves);
        figure.Panel.AddHorizontalLine(0);
        return figure;
    }

    /// <summary>One line that runs along zero and up to each number and back.</summary>
    private static Line StemsOf(double[] numbers) =>
        new(
            Enumerable.Range(0, numbers.Length).SelectMany(index => new double[] { index, index, index }).ToArray(),
            numbers.SelectMany(number => new[] { 0, number, 0 }).ToArray()
        )
        {
            Color = Colors.Blue,
            Width = 1.6,
        };

    /// <summary>Marks about six indices an axis by their frequencies.</summary>
    private static void MarkFrequencies(Axis axis, FrequencyGrid grid, string title = "frequency")
    {
        var step = Math.Max(1, grid.Count / 6);
        step = step > 6 ? (step + 11) / 12 * 12 : step; // whole octaves where an octave has twelve
        int[] marked = [.. Enumerable.Range(0, grid.Count).Where(index => index % step == 0)];
        axis.Ticks = [.. marked.Select(index => (double)index)];
        axis.TickLabels = [.. marked.Select(index => grid.Frequencies[index].ToString("0.#"))];
        if (title.Length > 0)
        {
            (axis.Title, axis.Unit) = (title, "Hz");
        }
    }
}
