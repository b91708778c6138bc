namespace Harmonic.Kernel.Jupyter.Zmtp;

/// <summary>A peer broke the ZeroMQ transport protocol; its connection is closed, no other is touched.</summary>
internal sealed class ZmtpException(string message) : IOException(message);
