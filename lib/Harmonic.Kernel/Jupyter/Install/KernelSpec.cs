using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>A <c>kernel.json</c> ("Kernel specs", jupyter_client).</summary>
internal sealed record KernelSpec(
    IReadOnlyList<string> Argv,
    string DisplayName,
    string Language,
    string InterruptMode = "signal",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Metadata = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Env = null
)
{
    /// <summary>The key under which this program knows its own kernels again.</summary>
    private const string OwnKey = "harmonic";

    /// <summary>Whether this program wrote it.</summary>
    [JsonIgnore]
    public bool IsOwn => Metadata?.ContainsKey(OwnKey) == true;

    /// <summary>The kernel that <paramref name="assembly"/>, this program, is when <paramref name="host"/>, a dotnet, runs it.</summary>
    public static KernelSpec Own(string host, string assembly, string version) =>
        new(
            [host, assembly, "kernel", "start", "{connection_file}"],
            ".NET (C#)",
            "C#",
            "message",
            new JsonObject
            {
                [OwnKey] = new JsonObject { ["version"] = version },
                ["debugger"] = false,
            },
            // Fewer garbage collections: they cost cells time, and TorchSharp does not stand every one. And memory that libtorch frees
            // stays with the process, since it asks for blocks of the same size in every step (docs/architecture.md). Memory that is never
            // writable and executable at once costs a start a sixth of its time, and guards nothing where cells run what they like.
            new JsonObject
            {
                ["DOTNET_GCgen0size"] = "0x2000000",
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["MALLOC_MMAP_THRESHOLD_"] = "1073741824",
                ["MALLOC_TRIM_THRESHOLD_"] = "4294967296",
            }
        );
}
