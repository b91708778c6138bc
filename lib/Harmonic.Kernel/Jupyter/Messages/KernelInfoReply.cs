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
    IReadOnlyList<string> SupportedFeatures) : IMessageContent
{
    /// <inheritdoc/>
    public static string MessageType => "kernel_info_reply";
}
