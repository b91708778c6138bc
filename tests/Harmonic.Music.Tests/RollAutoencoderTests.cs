using Harmonic.Data;
using Harmonic.Tests;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Music.Tests;

public sealed class RollAutoencoderTests
{
    private static readonly PhraseShape Shape = new(32, 16);
    private static readonly ShiftTripletSampler Sampler = new(
        1,
        MusicData.Phrases("test", GeneratedSongs.Make(0, 4).Songs, Shape, cutAnew: true)
    );

    [Theory]
    [InlineData(32, 16)]
    [InlineData(128, 64)]
    public void An_autoencoder_draws_phrases_of_the_shape_that_it_takes(int pitches, int steps)
    {
        using var scope = NewDisposeScope();
        using var model = new RollAutoencoder(new PhraseShape(pitches, steps), 8);
        Assert.Equal([3, 8], model.Encoder.call(zeros(3, 2, pitches, steps)).shape);
        Assert.Equal([3, 2, pitches, steps], model.call(zeros(3, 2, pitches, steps)).shape);
        Assert.Throws<ArgumentException>(() => model.call(zeros(3, 1, pitches, steps)));
    }

    [Fact]
    public void Sizes_that_cannot_be_halved_three_times_are_refused() =>
        Assert.Contains(
            "multiples of 8",
            Assert.Throws<ArgumentException>(() => new RollEncoder(new PhraseShape(36, 16))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Training_draws_phrases_better_and_leaves_no_tensor_behind()
    {
        using var model = Chance.Seeded(0, () => new RollAutoencoder(Shape, 16));
        var objective = model.Objective(Sampler, [ShiftTerms.Factorization], 16, CPU);
        var history = TrainingLoop.Run(
            objective,
            new TrainingSettings { Steps = 60, LearningRate = 2e-3 },
            cancel: TestContext.Current.CancellationToken
        );
        Assert.Equal(["loss", "drawing", "factorization"], history.Metrics);
        Assert.True(
            history.Last("drawing", 10) < 0.75 * history["drawing"][0],
            $"{history["drawing"][0]} to {history.Last("drawing", 10)}"
        );
        // The loss is the sum that the weights say.
        Assert.Equal(10 * history["drawing"][^1] + history["factorization"][^1], history["loss"][^1], 1e-4);
        objective.Differentiate(0).Dispose();
        var before = LiveTensors.Count();
        objective.Differentiate(1).Dispose();
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void A_frozen_encoder_stays_as_it_is_while_the_decoder_learns()
    {
        using var model = Chance.Seeded(0, () => new RollAutoencoder(Shape, 16));
        model.FreezeEncoder();
        float[][] Numbers(nn.Module module) => [.. module.parameters().Select(parameter => parameter.data<float>().ToArray())];
        var (encoder, decoder) = (Numbers(model.Encoder), Numbers(model.Decoder));
        var history = TrainingLoop.Run(
            model.Objective(Sampler, [], 8, CPU),
            new TrainingSettings { Steps = 20, LearningRate = 2e-3 },
            cancel: TestContext.Current.CancellationToken
        );
        Assert.Equal(encoder, Numbers(model.Encoder));
        Assert.NotEqual(decoder, Numbers(model.Decoder));
        Assert.True(history.Last("drawing", 5) < history["drawing"][0]);
    }

    [Fact]
    public void A_term_may_not_be_called_as_the_drawing_is()
    {
        using var model = new RollAutoencoder(Shape, 4);
        var term = new Term<ShiftPass>("drawing", 1, pass => pass.Latents.mean());
        Assert.Throws<ArgumentException>(() => model.Objective(Sampler, [term], 4, CPU));
    }
}
