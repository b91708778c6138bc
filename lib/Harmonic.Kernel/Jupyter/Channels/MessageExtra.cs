namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>What a message may have beside its content.</summary>
/// <param name="Metadata">A JSON object; null for an empty one.</param>
/// <param name="Buffers">Binary data.</param>
internal sealed record MessageExtra(byte[]? Metadata, IReadOnlyList<byte[]> Buffers);
