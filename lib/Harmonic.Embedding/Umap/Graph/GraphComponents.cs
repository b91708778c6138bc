namespace Harmonic.Embedding;

/// <summary>The connected components of a graph, in the order of their first points.</summary>
internal static class GraphComponents
{
    /// <summary>For each component its points, ascending.</summary>
    public static List<int[]> Of(FuzzyGraph graph)
    {
        var components = new List<int[]>();
        var seen = new bool[graph.Count];
        var open = new Stack<int>();
        for (var first = 0; first < graph.Count; first++)
        {
            if (seen[first])
            {
                continue;
            }

            var members = new List<int>();
            seen[first] = true;
            open.Push(first);
            while (open.TryPop(out var point))
            {
                members.Add(point);
                foreach (var other in graph.Columns.AsSpan(graph.RowStarts[point]..graph.RowStarts[point + 1]))
                {
                    if (!seen[other])
                    {
                        seen[other] = true;
                        open.Push(other);
                    }
                }
            }

            members.Sort();
            components.Add([.. members]);
        }

        return components;
    }
}
