using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>A message as it came, its signature checked and its header read; the rest is still JSON text.</summary>
/// <param name="Identities">All frames before the delimiter: the way back to the sender.</param>
/// <param name="Header">The header.</param>
/// <param name="HeaderJson">The header word for word, for the parent header of every answer.</param>
/// <param name="ParentJson">The parent header.</param>
/// <param name="Metadata">The metadata.</param>
/// <param name="Content">The content.</param>
/// <param name="Buffers">Binary data that follow; not signed.</param>
internal sealed record Message(
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    byte[] HeaderJson,
    byte[] ParentJson,
    byte[] Metadata,
    byte[] Content,
    IReadOnlyList<byte[]> Buffers
)
{
    /// <summary>The content as one of the records in <see cref="Messages"/>.</summary>
    /// <exception cref="System.Text.Json.JsonException">It lacks a field or has one of another type.</exception>
    public T Read<T>() => JupyterJson.Read<T>(Content);
}
