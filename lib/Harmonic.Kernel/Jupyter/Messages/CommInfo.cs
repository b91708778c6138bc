namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>One open channel.</summary>
internal sealed record CommInfo(string TargetName);
