namespace Harmonic.Experiments;

/// <summary>Who goes with whom so that the sum of a score is greatest: the Hungarian algorithm (Kuhn, 1955; Munkres, 1957).</summary>
public static class Assignment
{
    /// <summary>The partner of each row, each column taken at most once; −1 where there are fewer columns than rows.</summary>
    /// <param name="scores">Rows × columns, all finite.</param>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    /// <remarks>By shortest augmenting paths, in O(n²m) for n rows or columns, whichever are fewer.</remarks>
    public static int[] Greatest(double[,] scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Cast<double>().Any(score => !double.IsFinite(score)))
        {
            throw new ArgumentException("An assignment needs scores that are all finite.", nameof(scores));
        }
        var (rows, columns) = (scores.GetLength(0), scores.GetLength(1));
        if (rows <= columns)
        {
            return Partners(rows, columns, (row, column) => -scores[row, column]);
        }
        var rowOf = Partners(columns, rows, (column, row) => -scores[row, column]);
        var partners = new int[rows];
        Array.Fill(partners, -1);
        for (var column = 0; column < columns; column++)
        {
            partners[rowOf[column]] = column;
        }
        return partners;
    }

    /// <summary>
    /// Rows are taken in one after the other. Costs minus the prices of both sides are never negative, and 0 along what is assigned; the
    /// cheapest way from a new row to a free column is found as Dijkstra does, and what it passes changes partners.
    /// </summary>
    private static int[] Partners(int rows, int columns, Func<int, int, double> cost)
    {
        // Column 0 stands for "none yet"; rows and columns count from 1.
        var (rowPrices, columnPrices) = (new double[rows + 1], new double[columns + 1]);
        var owner = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            var (least, from, visited) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
            Array.Fill(least, double.PositiveInfinity);
            owner[0] = row;
            var at = 0;
            do
            {
                visited[at] = true;
                var (next, distance) = (0, double.PositiveInfinity);
                for (var column = 1; column <= columns; column++)
                {
                    if (visited[column])
                    {
                        continue;
                    }
                    var reduced = cost(owner[at] - 1, column - 1) - rowPrices[owner[at]] - columnPrices[column];
                    if (reduced < least[column])
                    {
                        (least[column], from[column]) = (reduced, at);
                    }
                    if (least[column] < distance)
                    {
                        (next, distance) = (column, least[column]);
                    }
                }
                for (var column = 0; column <= columns; column++)
                {
                    if (visited[column])
                    {
                        rowPrices[owner[column]] += distance;
                        columnPrices[column] -= distance;
                    }
                    else
                    {
                        least[column] -= distance;
                    }
                }
                at = next;
            } while (owner[at] != 0);
            for (; at != 0; at = from[at])
            {
                owner[at] = owner[from[at]];
            }
        }
        var partners = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (owner[column] > 0)
            {
                partners[owner[column] - 1] = column - 1;
            }
        }
        return partners;
    }
}
