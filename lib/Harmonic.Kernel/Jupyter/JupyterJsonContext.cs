using System.Text.Json.Serialization;
using Harmonic.Kernel.Jupyter.History;
using Harmonic.Kernel.Jupyter.Install;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter;

/// <summary>Serializers made at build time: nothing is reflected over while a client waits for its first answer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    MaxDepth = 512
)]
[JsonSerializable(typeof(ConnectionInfo))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(KernelSpec))]
[JsonSerializable(typeof(ClearOutput))]
[JsonSerializable(typeof(CommClose))]
[JsonSerializable(typeof(CommInfoReply))]
[JsonSerializable(typeof(CommInfoRequest))]
[JsonSerializable(typeof(CommMessage))]
[JsonSerializable(typeof(CommOpen))]
[JsonSerializable(typeof(CompleteReply))]
[JsonSerializable(typeof(CompleteRequest))]
[JsonSerializable(typeof(DisplayData))]
[JsonSerializable(typeof(ErrorContent))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(ExecuteErrorReply))]
[JsonSerializable(typeof(ExecuteInput))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteResult))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(InputReply))]
[JsonSerializable(typeof(InputRequest))]
[JsonSerializable(typeof(InspectReply))]
[JsonSerializable(typeof(InspectRequest))]
[JsonSerializable(typeof(InterruptReply))]
[JsonSerializable(typeof(IopubWelcome))]
[JsonSerializable(typeof(IsCompleteReply))]
[JsonSerializable(typeof(IsCompleteRequest))]
[JsonSerializable(typeof(KernelInfoReply))]
[JsonSerializable(typeof(MessageHeader))]
[JsonSerializable(typeof(ParentHeader))]
[JsonSerializable(typeof(ShutdownReply))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(StatusContent))]
[JsonSerializable(typeof(StreamText))]
[JsonSerializable(typeof(UserExpressionResult))]
internal sealed partial class JupyterJsonContext : JsonSerializerContext;
