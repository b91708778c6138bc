namespace Harmonic.Experiments;

/// <summary>An encoder trained with one setting, and what was measured of it: always by the write-up's questions, whatever the setting.</summary>
/// <param name="Variant">The setting.</param>
/// <param name="Results">The write-up's numbers.</param>
/// <param name="Spread">How the codes fill the latent space.</param>
/// <param name="Seconds">How long training took, on how much of a machine the study decides.</param>
public sealed record ToyRun(ToyVariant Variant, ToyResults Results, LatentSpread Spread, double Seconds);
