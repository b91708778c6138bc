using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class AutoencoderObjectiveTests
{
    private const int Latents = 16;
    private static readonly ToneDomain Tones = new();

    private static HarmonicCurriculum Curriculum(int steps) =>
        new()
        {
            Steps = steps,
            Target = new HarmonyWeights
            {
                Harmony = 0.1,
                Dissonance = 0.2,
                Margin = 0.3,
            },
        };

    private static (AutoencoderObjective Objective, HarmonicAutoencoder Model) Harmonic(int steps, long seed = 1)
    {
        manual_seed(seed);
        var model = new HarmonicAutoencoder(Tones.Size, Latents, 48);
        var loss = new HarmonyLoss(FrequencyGrid.EqualTempered(Latents));
        return (new AutoencoderObjective(model, new DomainSampler(Tones, seed), 32, CPU, loss, Curriculum(steps)), model);
    }

    [Fact]
    public void The_loss_of_a_plain_autoencoder_is_its_error_as_a_part_of_the_samples_power()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var model = new PlainAutoencoder(Tones.Size, Latents, 48);
        var sampler = new DomainSampler(Tones, 4);
        var metrics = new AutoencoderObjective(model, sampler, 32, CPU).Differentiate(5);
        var samples = sampler.Valid(5 * 32, 32);
        var expected = (model.call(samples) - samples).square().sum() / samples.square().sum();
        Reference.Near(expected.reshape(1), metrics.narrow(0, 0, 1));
        Reference.Near(expected.reshape(1), metrics.narrow(0, 1, 1));
    }

    [Fact]
    public void A_models_own_price_is_part_of_the_loss()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var model = new SparseAutoencoder(Tones.Size, 0.5, Latents, 48);
        var sampler = new DomainSampler(Tones, 4);
        var metrics = new AutoencoderObjective(model, sampler, 32, CPU).Differentiate(0);
        var price = model.Encode(sampler.Valid(0, 32)).sum(1).mean() * 0.5;
        Reference.Near(price.reshape(1), (metrics[0] - metrics[1]).reshape(1), 1e-4);
    }

    [Fact]
    public void Training_with_harmony_lowers_the_error_and_sets_valid_codes_apart_from_invalid_ones()
    {
        var (objective, model) = Harmonic(steps: 400);
        using (model)
        {
            var history = TrainingLoop.Run(
                objective,
                new TrainingSettings { Steps = 400, LearningRate = 3e-3 },
                cancel: TestContext.Current.CancellationToken
            );
            Assert.True(history.Last("reconstruction", 50) < 0.5 * history["reconstruction"][0], $"{history.Last("reconstruction", 50)}");
            Assert.True(
                history.Last("valid score", 50) > history.Last("invalid score", 50) + 0.05,
                $"{history.Last("valid score", 50)} and {history.Last("invalid score", 50)}"
            );
            Assert.Equal(1, history["weight"][^1]);
            Assert.Equal(0, history["weight"][0]);
        }
    }

    [Fact]
    public void A_frozen_layer_stays_as_it_is_and_the_rest_is_trained_in_two_sittings_too() =>
        ChildProcess.Run(() =>
        {
            var folder = Directory.CreateTempSubdirectory("harmonic").FullName;
            try
            {
                var checkpoint = Path.Combine(folder, "run.safetensors");
                Train(2, checkpoint);
                Assert.Equal(Train(4, null), Train(4, checkpoint));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }

            static float[] Train(int steps, string? checkpoint)
            {
                var (objective, model) = Harmonic(steps: 4);
                using (model)
                {
                    var (first, rest) = (model.parameters().First(), model.parameters().Last());
                    first.requires_grad_(false);
                    var (firstBefore, restBefore) = (first.clone(), rest.detach().clone());
                    var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = steps, Checkpoint = checkpoint });
                    Assert.True(first.Equals(firstBefore));
                    Assert.False(rest.Equals(restBefore));
                    return history["loss"];
                }
            }
        });

    [Fact]
    public void A_run_in_two_sittings_is_the_run_in_one_through_all_phases()
    {
        var folder = Directory.CreateTempSubdirectory("harmonic").FullName;
        try
        {
            var checkpoint = Path.Combine(folder, "run.safetensors");
            Train(13, checkpoint);
            Assert.Equal(Train(20, null), Train(20, checkpoint));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static float[] Train(int steps, string? checkpoint)
        {
            var (objective, model) = Harmonic(steps: 20);
            using (model)
            {
                return TrainingLoop.Run(objective, new TrainingSettings { Steps = steps, Checkpoint = checkpoint })["loss"];
            }
        }
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        var (objective, model) = Harmonic(steps: 10);
        using (model)
        {
            Step(0);
            Step(9);
            var before = LiveTensors.Count();
            for (var step = 0; step < 10; step++)
            {
                Step(step);
            }
            Assert.Equal(before, Tensor.TotalCount);
        }

        void Step(int step)
        {
            using var metrics = objective.Differentiate(step);
        }
    }

    [Fact]
    public void Batches_that_cannot_be_halved_are_refused()
    {
        using var model = new HarmonicAutoencoder(Tones.Size, Latents, 48);
        var (sampler, loss) = (new DomainSampler(Tones, 1), new HarmonyLoss(FrequencyGrid.EqualTempered(Latents)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoencoderObjective(model, sampler, 0, CPU));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutoencoderObjective(model, sampler, 1, CPU, loss, Curriculum(5)));
    }
}
