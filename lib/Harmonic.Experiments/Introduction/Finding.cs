namespace Harmonic.Experiments;

/// <summary>A line of the table of findings.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Asks">Its question.</param>
/// <param name="Found">Its answer, with the numbers of its results.</param>
public sealed record Finding(string Notebook, string Asks, string Found);
