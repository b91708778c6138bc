namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value; false lets the next formatter try.</summary>
/// <typeparam name="T">What it can write.</typeparam>
/// <param name="value">The value.</param>
/// <param name="context">Where to.</param>
#pragma warning disable CA1711 // .NET Interactive's name.
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
#pragma warning restore CA1711
