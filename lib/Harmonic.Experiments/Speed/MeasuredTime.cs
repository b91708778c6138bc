namespace Harmonic.Experiments;

/// <summary>Repeated measurements of a time, in seconds.</summary>
public sealed record MeasuredTime(double Median, double Least, double Most);
