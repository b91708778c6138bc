using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments.Tests.ToyFactorization;

/// <summary>Measures of encoders that are formulas, and of the published weights.</summary>
public sealed class EncoderMeasureTests
{
    /// <summary>A code of the centroid alone, and of the ink: what the published encoders are suspected of.</summary>
    private sealed class Centroid() : Module<Tensor, Tensor>(nameof(Centroid))
    {
        public override Tensor forward(Tensor input)
        {
            var places = arange(16, dtype: ScalarType.Float32);
            var ink = input.sum([1, 2, 3]).clamp_min(1);
            var (row, column) = ((input.sum([1, 3]) * places).sum(1) / ink, (input.sum([1, 2]) * places).sum(1) / ink);
            return stack([row, column, ink], 1);
        }
    }

    private sealed class NotANumber() : Module<Tensor, Tensor>(nameof(NotANumber))
    {
        public override Tensor forward(Tensor input) => full([input.size(0), 4], float.NaN);
    }

    [Fact]
    public void A_code_of_the_centroid_is_read_wholly_and_is_perfect_where_no_ink_is_lost()
    {
        using var encoder = new Centroid();
        var inside = FactorMeasures.Of(encoder, 5, images: 20, InsideImages.Blobs());
        Assert.Equal(1, inside.Probe.Row, 1e-4);
        Assert.Equal(1, inside.Probe.Ink, 1e-4);
        Assert.Equal(1, inside.Moves.Across.Same, 1e-4);
        Assert.Equal(-1, inside.Moves.Across.Opposite, 1e-4);
        Assert.Equal(0, inside.Variance.Interaction, 1e-5);
        Assert.Equal(1, inside.Analogies.Hits, 1e-9);
        Assert.Equal(1, inside.Dose.Exponent, 1e-4);
        Assert.Equal(inside.Moves.Moves, inside.MovesKeepingInk.Moves);

        var blobs = FactorMeasures.Of(encoder, 5, images: 20);
        Assert.True(blobs.MovesKeepingInk.Moves < blobs.Moves.Moves);
        Assert.True(blobs.MovesKeepingInk.Across.Opposite < blobs.Moves.Across.Opposite);
        Assert.True(blobs.Variance.Interaction > 0.005);
        Assert.InRange(blobs.Probe.PitchShift, 0, 0.6); // a centroid does not say where its image stood before
    }

    [Fact]
    public void An_encoder_that_gives_no_numbers_is_named()
    {
        using var encoder = new NotANumber();
        Assert.Contains(
            nameof(NotANumber),
            Assert.Throws<ArgumentException>(() => FactorMeasures.Of(encoder, 1, images: 2)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Images_that_keep_their_ink_keep_it_under_every_shift()
    {
        var random = new RandomSequence(1, 0);
        var source = InsideImages.Blobs();
        for (var i = 0; i < 5; i++)
        {
            var image = source.Draw(ref random);
            var ink = ImageFacts.Of(image).Ink;
            Assert.True(ink > 0);
            Assert.All([(4, 4), (-4, -4), (4, -4), (-4, 4)], shift =>
                Assert.Equal(ink, ImageFacts.Of(image.Shifted(shift.Item1, shift.Item2)).Ink)
            );
        }
    }

    /// <summary>What two programs found of the published weights, each by its own code.</summary>
    [Fact]
    public void The_published_weights_have_the_numbers_that_were_found_of_them()
    {
        var trained = Of(Repository.File("data", "results", "01-toy-factorization", "seed-0.safetensors"));
        Assert.InRange(trained.Moves.Within.Same, 0.93, 0.97);
        Assert.InRange(trained.Moves.Across.Same, 0.35, 0.5);
        Assert.InRange(trained.Analogies.Hits, 0.07, 0.12);
        Assert.InRange(trained.AnalogiesOfOneFactor.Hits, 0.13, 0.21);
        Assert.InRange(trained.Variance.Interaction, 0.088, 0.108);
        Assert.InRange((trained.Probe.Row + trained.Probe.Column) / 2, 0.8, 0.92);
        Assert.InRange(trained.Dose.Exponent, 0.9, 1.15);

        manual_seed(0);
        var untrained = Of(null);
        Assert.InRange(untrained.Variance.Interaction, 0.28, 0.39);
        Assert.True(untrained.FirstSingularValue > 0.98);
        Assert.InRange(untrained.Moves.Across.Same, -0.1, 0.2);

        static FactorMeasures Of(string? weights)
        {
            using var encoder = new ToyEncoder();
            if (weights is not null)
            {
                Harmonic.Training.Weights.Load(weights, encoder);
            }
            return FactorMeasures.Of(encoder, 42, images: 100);
        }
    }
}
