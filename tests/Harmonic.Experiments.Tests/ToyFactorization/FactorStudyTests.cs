using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests.ToyFactorization;

/// <summary>The study of notebook 04, with settings that say nothing but take seconds.</summary>
public sealed class FactorStudyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_recipe_trains_is_measured_and_is_not_made_twice()
    {
        using var folder = new TemporaryFolder();
        var store = new EncoderStore(folder.Path, Steps: 2, BatchSize: 32, CPU);
        var file = Path.Combine(folder.Path, "runs.json");
        var variants = EncoderRecipe.All.Select(recipe => new FactorVariant(recipe, 3, store) { TestSets = 2, Images = 2 }).ToList();
        var runs = new Study<FactorVariant, FactorRun>(file).Run(variants, cancel: Cancel);
        Assert.Equal(EncoderRecipe.All.Select(recipe => recipe.Name), runs.Select(run => run.Recipe));
        Assert.All(EncoderRecipe.All.Where(recipe => recipe.Trained), recipe =>
            Assert.True(File.Exists(store.Weights(recipe, 3)) && File.Exists(Path.ChangeExtension(store.Weights(recipe, 3), ".run.json")))
        );
        Assert.False(File.Exists(store.Weights(EncoderRecipe.Of("untrained"), 3)));

        var written = File.GetLastWriteTimeUtc(file);
        var again = new Study<FactorVariant, FactorRun>(file).Run(variants, cancel: Cancel);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        // The file has every digit of what was measured.
        foreach (var quantity in FactorQuantity.All)
        {
            Assert.Equal(runs.Select(run => quantity.Value(run.Measures[1])), again.Select(run => quantity.Value(run.Measures[1])));
        }
        // Measured once more from the weights that are there.
        var loaded = new Study<FactorVariant, FactorRun>().Run([variants[^1]], cancel: Cancel);
        Assert.Equal(runs[^1].Measures[0].Moves, loaded[0].Measures[0].Moves);
    }

    [Fact]
    public void Weights_of_another_length_of_training_are_not_taken_for_these()
    {
        using var folder = new TemporaryFolder();
        var recipe = EncoderRecipe.Of("write-up");
        using (new EncoderStore(folder.Path, Steps: 1, BatchSize: 16, CPU).Get(recipe, 0, cancel: Cancel)) { }
        var error = Assert.Throws<InvalidDataException>(() =>
            new EncoderStore(folder.Path, Steps: 2, BatchSize: 16, CPU).Get(recipe, 0, cancel: Cancel)
        );
        Assert.Contains("steps 1, and 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_recipe_is_answered_with_those_there_are()
    {
        Assert.Contains("pooled-0.3", Assert.Throws<ArgumentException>(() => EncoderRecipe.Of("pooled")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FactorQuantity.Of("nothing"));
    }

    /// <summary>Latents split in two by construction: a shift of one kind moves only the latents of its kind, if no ink is lost.</summary>
    [Fact]
    public void The_split_encoders_moves_are_at_right_angles_from_the_start()
    {
        manual_seed(4);
        using var encoder = EncoderRecipe.Of("split").Encoder();
        var moves = MoveCosines.Of(ShiftGrid.Encode(encoder, 1, 10, InsideImages.Blobs()));
        Assert.Equal(0, moves.Within.CrossMagnitude, 1e-3);
        Assert.Equal(0, moves.Across.CrossMagnitude, 1e-3);
    }
}
