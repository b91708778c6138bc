namespace Harmonic.Notebooks.Runs;

/// <summary>
/// The user asked for something that cannot be done; the message says in one sentence what and why. Nothing has been changed.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
