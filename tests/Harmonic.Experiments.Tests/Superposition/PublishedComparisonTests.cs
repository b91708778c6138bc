namespace Harmonic.Experiments.Tests;

/// <summary>The runs under data/results are those of the models as they are now, and hold what notebook 12 says of them.</summary>
public sealed class PublishedComparisonTests
{
    private static readonly IReadOnlyList<StudyRun> Runs = new Study<SuperpositionVariant, StudyRun>(
        Repository.File("data", "results", "12-superposition", "tones.json")
    ).Runs;

    private static readonly StudySummary Summary = new(
        Runs,
        StudyModels.Comparison.Concat(StudyModels.Ablations).Select(model => model.Name)
    );

    [Fact]
    public void Every_model_has_five_seeds_and_is_described_as_it_is_made_now()
    {
        foreach (var model in StudyModels.Comparison.Concat(StudyModels.Ablations))
        {
            using var made = model.Make(160);
            var runs = Runs.Where(run => run.Model == model.Name).ToList();
            Assert.Equal([1, 2, 3, 4, 5], runs.Select(run => run.Seed));
            Assert.All(runs, run => Assert.StartsWith(made.Description, run.Objective, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_harmony_score_separates_valid_from_invalid_before_and_after_a_search()
    {
        Assert.True(Summary["harmonic", scores => scores.Separation].Lower >= 0.95);
        Assert.True(Summary["harmonic", scores => scores.SeparationAfterSearch].Lower >= 0.85);
    }

    [Fact]
    public void At_the_plain_ones_reconstruction_the_harmonic_autoencoder_superposes_better_than_its_rivals()
    {
        Assert.True(
            Summary["harmonic", scores => scores.Reconstruction].Mean <= 1.1 * Summary["plain", scores => scores.Reconstruction].Mean
        );
        Assert.All(["plain", "L1 sparse", "top-k sparse", "β-VAE"], rival =>
            Assert.True(
                Summary["harmonic", scores => scores.SuperpositionErrors[0]].Upper
                    < Summary[rival, scores => scores.SuperpositionErrors[0]].Lower
            )
        );
    }

    [Fact]
    public void It_owes_that_to_its_layers_and_not_to_the_harmony_loss()
    {
        var ours = Summary["harmonic", scores => scores.SuperpositionErrors[0]];
        Assert.All(["no harmony loss", "plain, its layers", "linear"], other =>
            Assert.True(Summary[other, scores => scores.SuperpositionErrors[0]].Mean < ours.Mean)
        );
        Assert.True(
            Summary["the others' layers", scores => scores.SuperpositionErrors[0]]
                .Overlaps(Summary["the others' layers, no harmony loss", scores => scores.SuperpositionErrors[0]])
        );
    }
}
