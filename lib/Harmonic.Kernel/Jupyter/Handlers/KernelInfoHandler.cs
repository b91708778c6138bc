using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Says what this kernel is. Asked on control too since protocol 5.5.</summary>
internal static class KernelInfoHandler
{
    /// <summary>The newest C# the compiler has; a test holds it against the compiler, which is too slow to be asked here.</summary>
    public const string LanguageVersion = "15.0";

    /// <summary>The request's type.</summary>
    public const string Type = "kernel_info_request";

    private static readonly string Version = typeof(KernelInfoHandler).Assembly.GetName().Version!.ToString(3);

    /// <summary>Answers.</summary>
    public static void Handle(Request request) =>
        request.Reply(
            new KernelInfoReply(
                "ok",
                MessageCodec.ProtocolVersion,
                "harmonic",
                Version,
                new LanguageInfo("C#", LanguageVersion, "text/x-csharp", ".cs", "csharp", "text/x-csharp"),
                $"Harmonic {Version}: C# {LanguageVersion} on .NET {Environment.Version}",
                [
                    new HelpLink("C# language", "https://learn.microsoft.com/dotnet/csharp/"),
                    new HelpLink(".NET API", "https://learn.microsoft.com/dotnet/api/"),
                ],
                SupportedFeatures: []
            )
        );
}
