namespace Harmonic.Kernel.Session.Directives;

/// <summary>A magic command: how it is called and what it does.</summary>
/// <param name="Names">Its name and other names for it.</param>
/// <param name="Summary">One line for <c>#!lsmagic</c>.</param>
/// <param name="TakesText">Whether the lines below it are its text.</param>
/// <param name="Run">What it does.</param>
internal sealed record MagicCommand(string[] Names, string Summary, bool TakesText, Action<IMagicHost, MagicPart> Run);
