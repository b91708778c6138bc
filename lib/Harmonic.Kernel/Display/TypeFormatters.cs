using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>The formatters that a type brings with it, and the MIME types it wants to be shown in.</summary>
internal sealed record TypeFormatters(IReadOnlyList<ITypeFormatter> Formatters, IReadOnlyList<string> MimeTypes);
