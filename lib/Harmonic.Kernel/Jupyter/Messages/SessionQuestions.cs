using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>kernel_info_request</c>.</summary>
internal sealed record KernelInfoReply(
    string Status,
    string ProtocolVersion,
    string Implementation,
    string ImplementationVersion,
    LanguageInfo LanguageInfo,
    string Banner,
    IReadOnlyList<HelpLink> HelpLinks,
    IReadOnlyList<string> SupportedFeatures
);

/// <summary>The language, as front ends and notebook files name it.</summary>
internal sealed record LanguageInfo(
    string Name,
    string Version,
    string Mimetype,
    string FileExtension,
    string PygmentsLexer,
    string CodemirrorMode
);

/// <summary>One entry of a front end's help menu.</summary>
internal sealed record HelpLink(string Text, string Url);

/// <summary><c>history_request</c>: <c>tail</c> (the last n), <c>range</c> (of one session) or <c>search</c> (a glob pattern).</summary>
internal sealed record HistoryRequest(
    [property: JsonRequired] string HistAccessType,
    bool Output = false,
    int? Session = null,
    int? Start = null,
    int? Stop = null,
    int? N = null,
    string? Pattern = null,
    bool Unique = false
);

/// <summary>Answer to <c>history_request</c>: triples of session, line number, and input or [input, output].</summary>
internal sealed record HistoryReply(string Status, IReadOnlyList<JsonArray> History);

/// <summary><c>comm_info_request</c>: which channels are open, all or those of one target.</summary>
internal sealed record CommInfoRequest(string? TargetName = null);

/// <summary>Answer to <c>comm_info_request</c>, keyed by channel id.</summary>
internal sealed record CommInfoReply(string Status, IReadOnlyDictionary<string, CommInfo> Comms);

/// <summary>One open channel.</summary>
internal sealed record CommInfo(string TargetName);
