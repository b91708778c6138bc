using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// What differs between two documents, as a list of <c>[path, value]</c>; <c>[path]</c> alone takes something away. A page that has the
/// first document makes the second of it, whatever came between.
/// </summary>
public static class DocumentChanges
{
    /// <summary>What makes <paramref name="now"/> of <paramref name="first"/>.</summary>
    public static JsonArray Between(JsonObject first, JsonObject now)
    {
        var changes = new JsonArray();
        Compare(first, now, [], changes);
        return changes;
    }

    /// <summary>Makes the second document of a copy of the first.</summary>
    public static JsonObject Apply(JsonObject first, JsonArray changes)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(changes);
        var document = first.DeepClone().AsObject();
        foreach (var change in changes.OfType<JsonArray>())
        {
            var path = change[0]!.AsArray();
            JsonNode place = document;
            foreach (var step in path.SkipLast(1))
            {
                place = (place is JsonArray ? place[(int)step!] : place[(string)step!])!;
            }

            if (place is JsonArray list)
            {
                list[(int)path[^1]!] = change[1]?.DeepClone();
            }
            else if (change.Count == 1)
            {
                place.AsObject().Remove((string)path[^1]!);
            }
            else
            {
                place[(string)path[^1]!] = change[1]?.DeepClone();
            }
        }

        return document;
    }

    private static void Compare(JsonNode? first, JsonNode? now, JsonNode[] path, JsonArray changes)
    {
        switch (first, now)
        {
            case (JsonObject one, JsonObject other) when !one.ContainsKey("bdata"):
                foreach (var name in one.Select(pair => pair.Key).Where(name => !other.ContainsKey(name)))
                {
                    changes.Add((JsonNode)new JsonArray(Path(path, name)));
                }

                foreach (var (name, value) in other)
                {
                    if (one.TryGetPropertyValue(name, out var before))
                    {
                        Compare(before, value, [.. path, name], changes);
                    }
                    else
                    {
                        changes.Add((JsonNode)new JsonArray(Path(path, name), value?.DeepClone()));
                    }
                }

                break;
            case (JsonArray one, JsonArray other) when one.Count == other.Count && one.Any(item => item is JsonObject or JsonArray):
                for (var index = 0; index < one.Count; index++)
                {
                    Compare(one[index], other[index], [.. path, index], changes);
                }

                break;
            default:
                if (!Same(first, now))
                {
                    changes.Add((JsonNode)new JsonArray(Path(path), now?.DeepClone()));
                }

                break;
        }
    }

    /// <summary>Numbers are the same where their digits are, however they came into the document.</summary>
    private static bool Same(JsonNode? first, JsonNode? now) =>
        JsonNode.DeepEquals(first, now) || (first is not null && now is not null && first.ToJsonString() == now.ToJsonString());

    private static JsonArray Path(JsonNode[] path, params JsonNode[] more) => new([.. path.Concat(more).Select(step => step.DeepClone())]);
}
