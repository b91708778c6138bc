using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// A short training for LeJEPA's loss alone, in its authors' form (arXiv:2511.08544): does the loss tell, without labels, what a linear map
/// will read from the codes?
/// </summary>
public sealed record LeJepaVariant : IStudyVariant<LeJepaRun>
{
    /// <summary>Decides starting weights and data.</summary>
    public long Seed { get; init; }

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>The weight of the Epps-Pulley statistic beside invariance, in (0, 1).</summary>
    public double Lambda { get; init; } = 0.02;

    /// <inheritdoc/>
    public int Steps { get; init; } = 150;

    /// <inheritdoc/>
    public int BatchSize { get; init; } = 128;

    /// <inheritdoc/>
    public string Name => $"lejepa-seed{Seed}-steps{Steps}-batch{BatchSize}-rate{LearningRate:R}-lambda{Lambda:R}";

    /// <summary>
    /// Settings spread evenly over the plane of learning rates (10⁻⁴ to 10⁻²) and λ (0.005 to 0.5), both on a logarithmic scale: the
    /// sequence of the plastic number (Roberts, 2018). Each has a seed of its own.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="steps">Batches of each.</param>
    /// <param name="batchSize">Triplets a batch.</param>
    public static IReadOnlyList<LeJepaVariant> Spread(int count, int steps, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        const double plastic = 1.32471795724474602596;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(place => new LeJepaVariant
                {
                    Seed = place,
                    LearningRate = Rounded(1e-4 * Math.Pow(100, (0.5 + place / plastic) % 1)),
                    Lambda = Rounded(0.005 * Math.Pow(100, (0.5 + place / (plastic * plastic)) % 1)),
                    Steps = steps,
                    BatchSize = batchSize,
                }),
        ];

        // Three digits, so that names and tables can be read.
        static double Rounded(double value) => double.Parse(value.ToString("E2"));
    }

    /// <inheritdoc/>
    public bool Made(LeJepaRun run) => run?.Variant == this;

    /// <inheritdoc/>
    public LeJepaRun Make(StudySitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        using var scope = NewDisposeScope();
        using var encoder = Chance.Seeded(Seed, () => new ToyEncoder());
        using var objective = new ShiftObjective(
            encoder,
            new ShiftTripletSampler(Seed),
            ShiftTerms.LeJepaAsPublished(weight: 1, Lambda),
            BatchSize,
            CPU,
            sitting.Threads
        );
        var settings = new TrainingSettings
        {
            Steps = Steps,
            LearningRate = LearningRate,
            Seed = Seed,
        };
        return LeJepaRun.Measure(this, encoder, sitting.Train(objective, settings));
    }
}
