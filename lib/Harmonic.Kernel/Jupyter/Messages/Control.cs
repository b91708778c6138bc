namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>Answer to <c>interrupt_request</c>.</summary>
internal sealed record InterruptReply(string Status);

/// <summary><c>shutdown_request</c>.</summary>
internal sealed record ShutdownRequest(bool Restart = false);

/// <summary>Answer to <c>shutdown_request</c>, also announced on iopub.</summary>
internal sealed record ShutdownReply(string Status, bool Restart);
