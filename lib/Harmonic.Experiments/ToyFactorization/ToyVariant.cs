using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>A setting of the toy experiment; what is not given is the write-up's.</summary>
public sealed record ToyVariant : IStudyVariant<ToyRun>
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

    /// <summary>Whether LeJEPA's loss is its authors', in place of the write-up's.</summary>
    public bool JepaAsPublished { get; init; }

    /// <inheritdoc/>
    public string Name =>
        $"seed{Seed}-steps{Steps}-batch{BatchSize}-latents{Latents}-shift{MaxShift}-jepa{JepaWeight:R}"
        + (JepaAsPublished ? "-published" : "");

    /// <inheritdoc/>
    public bool Made(ToyRun run) => run?.Variant == this;

    /// <inheritdoc/>
    public ToyRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var encoder = Chance.Seeded(Seed, () => new ToyEncoder(Latents));
        using var objective = new ShiftObjective(
            encoder,
            new ShiftTripletSampler(Seed, maxShift: MaxShift),
            JepaAsPublished ? [ShiftTerms.Factorization, .. ShiftTerms.LeJepaAsPublished(JepaWeight)] : ShiftTerms.WriteUp(JepaWeight),
            BatchSize,
            CPU,
            sitting.Threads
        );
        return ToyRun.Measure(this, encoder, sitting.Train(objective, new() { Steps = Steps, Seed = Seed }));
    }
}
