using System.Text.Json.Nodes;

namespace Harmonic.Kernel.Jupyter.Comms;

/// <summary>Where a cell's code offers channels to the front end, or opens one itself.</summary>
public static class CommTargets
{
    internal static CommRegistry? Current { get; set; }

    /// <summary>Has <paramref name="opened"/> called for every channel that the front end opens under this name.</summary>
    /// <exception cref="InvalidOperationException">No Jupyter front end runs this code.</exception>
    public static void Register(string target, Action<Comm, JsonNode?> opened) => Registry.Register(target, opened);

    /// <summary>Opens a channel to what the front end has registered under this name.</summary>
    /// <exception cref="InvalidOperationException">No Jupyter front end runs this code.</exception>
    public static Comm Open(string target, JsonNode? data = null) => Registry.Open(target, data);

    private static CommRegistry Registry =>
        Current ?? throw new InvalidOperationException("Channels need a Jupyter front end; this code runs without one.");
}
