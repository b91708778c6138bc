namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>shutdown_request</c>.</summary>
internal sealed record ShutdownRequest(bool Restart = false);
