using Harmonic.Data;
using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class ToyFactorizationFigures
{
    /// <summary>One image and its shifted copies: vertical shifts in the first row, horizontal ones in the second.</summary>
    /// <param name="original">The image; stands at the left of both rows.</param>
    /// <param name="shifts">The shifts in pixels, in the write-up −4, −2, 2 and 4.</param>
    public static Figure ShiftGrid(IImage original, IReadOnlyList<int> shifts)
    {
        ArgumentNullException.ThrowIfNull(shifts);
        var figure = new Figure("Shifts without wrapping round", rows: 2, columns: shifts.Count + 1)
        {
            Aspect = 1,
            Caption = "One image shifted by whole pixels. What leaves the image is lost; what enters is zero (black).",
        };
        for (var row = 0; row < 2; row++)
        {
            ImagePanel.Show(figure[row, 0], original.Pixels());
            figure[row, 0].Title = row == 0 ? "original" : "";
            figure[row, 0].Y.Title = row == 0 ? "pitch (dy)" : "time (dx)";
            for (var index = 0; index < shifts.Count; index++)
            {
                var panel = figure[row, index + 1];
                ImagePanel.Show(panel, (row == 0 ? original.Shifted(shifts[index], 0) : original.Shifted(0, shifts[index])).Pixels());
                panel.Title = $"{(row == 0 ? "dy" : "dx")} = {Signed.Text(shifts[index])}";
            }
        }

        return figure;
    }

    /// <summary>
    /// Training triplets side by side: the anchor on top, its two shifted copies below, each with its shift, framed in the colour of
    /// the kind of comparison.
    /// </summary>
    /// <param name="triplets">The triplets, about eight for a legible figure.</param>
    public static Figure Triplets(IReadOnlyList<ShiftTriplet> triplets)
    {
        ArgumentNullException.ThrowIfNull(triplets);
        var figure = new Figure("Training triplets", rows: 3, columns: Math.Max(1, triplets.Count))
        {
            Aspect = 1,
            Caption =
                "Each column is one triplet: an anchor and two shifted copies of it. Above each copy stands its shift: dy rows "
                + "(pitch) or dx columns (time). "
                + "The loss asks the two difference vectors to be parallel or antiparallel where both shifts are of one kind, "
                + "orthogonal where they are not.",
            Key =
            {
                new LegendKey("pitch and pitch", ColorOf(ShiftScheme.PitchPitch)),
                new LegendKey("time and time", ColorOf(ShiftScheme.TimeTime)),
                new LegendKey("pitch and time", ColorOf(ShiftScheme.PitchTime)),
            },
        };
        string[] rows = ["anchor", "crop\u00A01", "crop\u00A02"];
        for (var row = 0; row < 3; row++)
        {
            figure[row, 0].Y.Title = rows[row];
        }

        for (var column = 0; column < triplets.Count; column++)
        {
            var triplet = triplets[column];
            ShowOf(figure[0, column], triplet.Anchor, triplet.Scheme, null);
            ShowOf(figure[1, column], triplet.Crop1, triplet.Scheme, triplet.Shift1);
            ShowOf(figure[2, column], triplet.Crop2, triplet.Scheme, triplet.Shift2);
        }

        return figure;
    }

    private static void ShowOf(Panel panel, IImage image, ShiftScheme scheme, (int Dy, int Dx)? shift)
    {
        panel.Border = ColorOf(scheme);
        ImagePanel.Show(panel, image.Pixels());
        if (shift is { } delta)
        {
            panel.Title = delta.Dy != 0 ? $"dy\u00A0{Signed.Text(delta.Dy)}" : $"dx\u00A0{Signed.Text(delta.Dx)}";
            panel.TitleColor = ColorOf(scheme);
        }
    }
}
