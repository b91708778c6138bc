namespace Harmonic.Experiments;

/// <summary>A setting of the toy experiment; what is not given is the write-up's.</summary>
public sealed record ToyVariant
{
    /// <summary>Decides starting weights and data.</summary>
    public long Seed { get; init; }

    /// <summary>How many training steps.</summary>
    public int Steps { get; init; } = 5000;

    /// <summary>Triplets a batch.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>Latents of the encoder.</summary>
    public int Latents { get; init; } = 16;

    /// <summary>The largest shift in training, in pixels.</summary>
    public int MaxShift { get; init; } = 4;

    /// <summary>The weight of LeJEPA's loss.</summary>
    public double JepaWeight { get; init; }

    /// <summary>The setting in a word that can be part of a file's name.</summary>
    public string Name => $"seed{Seed}-steps{Steps}-batch{BatchSize}-latents{Latents}-shift{MaxShift}-jepa{JepaWeight:R}";
}
