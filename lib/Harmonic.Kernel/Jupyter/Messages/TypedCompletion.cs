namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>One completion with its kind; the offsets count code points.</summary>
internal sealed record TypedCompletion(int Start, int End, string Text, string Type);
