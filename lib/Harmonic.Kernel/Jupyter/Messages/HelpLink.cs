namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>One entry of a front end's help menu.</summary>
internal sealed record HelpLink(string Text, string Url);
