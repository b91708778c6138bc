namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary><c>comm_info_request</c>: which channels are open, all or those of one target.</summary>
internal sealed record CommInfoRequest(string? TargetName = null);
