namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>A message that cannot be taken apart or trusted; it is dropped and the reason logged.</summary>
internal sealed class ProtocolException(string message, Exception? cause = null) : Exception(message, cause);
