using Harmonic.Figures;

namespace Harmonic.Experiments;

public static partial class SuperpositionFigures
{
    /// <summary>Images in rows and columns, black for 0 and white for 1.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="columns">What each column shows.</param>
    /// <param name="rows">The images, as many in each row as there are columns.</param>
    /// <exception cref="ArgumentException">There is no image, or a row has another number of them.</exception>
    public static Figure Images(string title, string caption, IReadOnlyList<string> columns, IReadOnlyList<float[][,]> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || rows.Any(row => row.Length != columns.Count))
        {
            throw new ArgumentException($"Every row must hold {columns.Count} images, and there must be one.", nameof(rows));
        }
        var figure = new Figure(title, rows.Count, columns.Count) { Aspect = 1, Caption = caption };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                figure[row, column].Title = row == 0 ? columns[column] : "";
                ImagePanel.Show(figure[row, column], rows[row][column]);
            }
        }
        return figure;
    }
}
