namespace Harmonic.Embedding;

/// <summary>Cuts a layout into blocks of points that lie together, so that few edges run between blocks.</summary>
internal static class LayoutBlocks
{
    /// <summary>
    /// The block of each point: the layout halved across its longer side again and again, into blocks of equal size or nearly.
    /// </summary>
    public static int[] Of(float[,] layout, int blocks)
    {
        var blockOf = new int[layout.GetLength(0)];
        var open = new Stack<(int[] Points, int First, int Blocks)>();
        open.Push(([.. Enumerable.Range(0, blockOf.Length)], 0, blocks));
        while (open.TryPop(out var part))
        {
            if (part.Blocks == 1)
            {
                Array.ForEach(part.Points, point => blockOf[point] = part.First);
                continue;
            }

            var side = LongestSide(layout, part.Points);
            Array.Sort(Array.ConvertAll(part.Points, point => (layout[point, side], point)), part.Points);
            var fewer = part.Blocks / 2;
            var middle = (int)((long)part.Points.Length * fewer / part.Blocks);
            open.Push((part.Points[..middle], part.First, fewer));
            open.Push((part.Points[middle..], part.First + fewer, part.Blocks - fewer));
        }

        return blockOf;
    }

    private static int LongestSide(float[,] layout, int[] points)
    {
        var (longest, side) = (-1f, 0);
        for (var d = 0; d < layout.GetLength(1); d++)
        {
            var length = points.Max(point => layout[point, d]) - points.Min(point => layout[point, d]);
            (longest, side) = length > longest ? (length, d) : (longest, side);
        }

        return side;
    }
}
