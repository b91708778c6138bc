using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Headless;

/// <summary>Where in a notebook's outputs values with a display id are on show: an update reaches all of them.</summary>
internal sealed class DisplayPlaces
{
    private readonly Dictionary<string, List<JsonObject>> places = [];

    /// <summary>Remembers an output.</summary>
    public void Add(string displayId, JsonObject output)
    {
        if (!places.TryGetValue(displayId, out var outputs))
        {
            places[displayId] = outputs = [];
        }
        outputs.Add(output);
    }

    /// <summary>The outputs under an id.</summary>
    public IEnumerable<JsonObject> Under(string displayId) => places.GetValueOrDefault(displayId) ?? [];
}
