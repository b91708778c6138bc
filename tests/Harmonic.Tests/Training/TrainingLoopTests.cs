using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (byte[] Weights, float[] Losses) Train(
        int steps,
        double jepa = 0,
        string? checkpoint = null,
        int threads = 2,
        double rate = 4e-3,
        int batch = 150,
        int stopAfter = int.MaxValue
    )
    {
        manual_seed(11);
        using var encoder = new ToyEncoder();
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(11), ShiftTerms.WriteUp(jepa), batch, CPU, threads);
        using var cancel = new CancellationTokenSource();
        var settings = new TrainingSettings
        {
            Steps = steps,
            LearningRate = rate,
            Seed = 11,
            Checkpoint = checkpoint,
            CheckpointEvery = 2,
        };
        try
        {
            var history = TrainingLoop.Run(objective, settings, StopThere, cancel.Token);
            return (Weights(encoder), history["loss"]);
        }
        catch (OperationCanceledException) when (stopAfter < steps)
        {
            return (Weights(encoder), []);
        }

        void StopThere(TrainingProgress progress)
        {
            if (progress.Step >= stopAfter)
            {
                cancel.Cancel();
            }
        }
    }

    private static byte[] Weights(ToyEncoder encoder) => [.. encoder.parameters().SelectMany(parameter => parameter.bytes.ToArray())];

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void The_same_seed_gives_the_same_bits_however_many_threads_there_are(double jepa)
    {
        var (one, two) = (Train(3, jepa, threads: 1), Train(3, jepa, threads: 3));
        Assert.Equal(one.Losses, two.Losses);
        Assert.Equal(one.Weights, two.Weights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void A_run_resumed_from_a_checkpoint_is_the_run_that_was_never_stopped(double jepa)
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(3, jepa, checkpoint);
        var (resumed, whole) = (Train(6, jepa, checkpoint), Train(6, jepa));
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Weights, resumed.Weights);
    }

    [Theory]
    [InlineData("Unknown scalar type.", 2, true)]
    [InlineData("Unknown scalar type.", 9, false)]
    [InlineData("no memory", 1, false)]
    public void A_batch_that_met_a_freed_number_is_computed_again_a_few_times(string message, int failures, bool goesOn)
    {
        using var layer = TorchSharp.torch.nn.Linear(1, 1);
        var objective = new Failing(layer, message, failures);
        var made = Record.Exception(() =>
            TrainingLoop.Run(objective, new TrainingSettings { Steps = 2 }, cancel: TestContext.Current.CancellationToken)
        );
        Assert.Equal(goesOn, made is null);
        Assert.True(goesOn || made!.InnerException!.Message == message);
    }

    private sealed class Failing(TorchSharp.torch.nn.Module model, string message, int failures) : IObjective
    {
        private int left = failures;

        public TorchSharp.torch.nn.Module Model => model;

        public string Description => "fails at first";

        public IReadOnlyList<string> Metrics => ["loss"];

        public TorchSharp.torch.Tensor Differentiate(long step) =>
            left-- > 0
                ? throw new InvalidOperationException("The term cannot be computed.", new InvalidOperationException(message))
                : TorchSharp.torch.zeros(1);
    }

    [Fact]
    public void A_finished_run_tells_the_rate_it_had()
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(3, checkpoint: checkpoint, batch: 8);
        manual_seed(11);
        using var encoder = new ToyEncoder();
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(11), ShiftTerms.WriteUp(), 8, CPU, 1);
        TrainingProgress? told = null;
        TrainingLoop.Run(
            objective,
            new TrainingSettings
            {
                Steps = 3,
                Seed = 11,
                Checkpoint = checkpoint,
            },
            progress => told = progress,
            TestContext.Current.CancellationToken
        );
        Assert.True(told!.StepsPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, told.Remaining);
    }

    [Fact]
    public void A_cancelled_run_keeps_what_it_did()
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(50, checkpoint: checkpoint, stopAfter: 1, batch: 8);
        Assert.True(File.Exists(checkpoint));
        Assert.Equal(Train(5, batch: 8).Weights, Train(5, checkpoint: checkpoint, batch: 8).Weights);
    }

    [Fact]
    public void A_notebook_that_is_interrupted_loses_no_step()
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        using var cancel = new CancellationTokenSource();
        using var halfway = new ManualResetEventSlim();
        Exception? ended = null;
        var reached = 0;
        var cell = new Thread(() =>
        {
            manual_seed(11);
            using var encoder = new ToyEncoder();
            using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(11), ShiftTerms.WriteUp(), 512, CPU, 2);
            var settings = new TrainingSettings
            {
                Steps = 5000,
                Seed = 11,
                Checkpoint = checkpoint,
                CheckpointEvery = 5000,
            };
            ended = Record.Exception(() => TrainingLoop.Run(objective, settings, Tell, cancel.Token));
        });
        cell.Start();
        halfway.Wait(TestContext.Current.CancellationToken);

        // As the kernel does it: the token first, then whoever waits is woken.
        cancel.Cancel();
        cell.Interrupt();
        cell.Join();
        Assert.IsAssignableFrom<OperationCanceledException>(ended);
        Assert.True(reached > 0);
        Assert.Equal(reached, Safetensors.Load(checkpoint).Tensors["history"].size(0));

        void Tell(TrainingProgress progress)
        {
            reached = progress.Step;
            halfway.Set();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void The_gradient_in_pieces_is_the_gradient_of_the_whole_batch(double jepa)
    {
        manual_seed(1);
        using var encoder = new ToyEncoder();
        var sampler = new ShiftTripletSampler(1);
        using var objective = new ShiftObjective(encoder, sampler, ShiftTerms.WriteUp(jepa), 150, CPU, 2);

        // Difference vectors of an untrained encoder nearly cancel: both gradients would be rounding to three digits.
        TrainingLoop.Run(objective, new TrainingSettings { Steps = 60 }, cancel: TestContext.Current.CancellationToken);
        using var metrics = objective.Differentiate(3);
        var pieces = encoder.parameters().Select(parameter => parameter.grad!.clone()).ToList();

        // Against double precision: single differs from itself by as much, whole or in pieces.
        var precise = encoder.to(ScalarType.Float64);
        precise.zero_grad();
        using var batch = sampler.Batch(3 * 150, 150, CPU);
        var latents = precise.call(batch.Views.flatten(0, 1).to(ScalarType.Float64)).view(3, 150, 16);
        var loss = Harmonic.Losses.FactorizationLoss.Loss(latents[0], latents[1], latents[2], batch.Targets);
        if (jepa > 0)
        {
            loss =
                loss
                + (
                    Harmonic.Losses.LeJepa.Loss(latents[0], latents[1], 3).Loss
                    + Harmonic.Losses.LeJepa.Loss(latents[0], latents[2], 3).Loss
                ) * jepa;
        }
        loss.backward();
        Assert.Equal(loss.ToDouble(), metrics[0].item<float>(), 1e-5 * loss.ToDouble());
        // The last bias moves all latents alike, which neither loss sees: its gradient is rounding.
        foreach (var (expected, actual) in precise.parameters().SkipLast(1).Zip(pieces))
        {
            Reference.Near(expected.grad!.to(ScalarType.Float32), actual, 2e-4);
        }
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        var losses = Train(40, batch: 128).Losses;
        Assert.True(losses[^5..].Average() < 0.6 * losses[..3].Average(), string.Join(' ', losses));
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_and_says_so()
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(1, checkpoint: checkpoint, rate: 1e30, batch: 8);
        var before = File.ReadAllBytes(checkpoint);
        var error = Assert.Throws<TrainingDivergedException>(() => Train(9, checkpoint: checkpoint, rate: 1e30, batch: 8));
        Assert.Contains("smaller learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_refused_and_kept()
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(2, checkpoint: checkpoint, batch: 8);
        var before = File.ReadAllBytes(checkpoint);
        Assert.Contains(
            "another run",
            Assert.Throws<InvalidDataException>(() => Train(4, checkpoint: checkpoint, batch: 9)).Message,
            StringComparison.Ordinal
        );
        File.WriteAllBytes(checkpoint, before[..2000]);
        Assert.Contains(
            "cut short",
            Assert.Throws<InvalidDataException>(() => Train(4, checkpoint: checkpoint, batch: 8)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("exp_avg.net.0.weight", null)]
    [InlineData("exp_avg_sq.net.10.bias", new long[] { 3 })]
    [InlineData("weight.net.10.bias", new long[] { 3 })]
    [InlineData("history", null)]
    public void A_checkpoint_without_all_that_belongs_to_it_is_refused(string name, long[]? shape)
    {
        var checkpoint = Path.Combine(folder, "run.safetensors");
        Train(2, checkpoint: checkpoint, batch: 8);
        var (tensors, facts) = Safetensors.Load(checkpoint);
        tensors.Remove(name);
        if (shape is not null)
        {
            tensors[name] = zeros(shape);
        }
        Safetensors.Save(checkpoint, tensors, facts);
        var message = Assert.Throws<InvalidDataException>(() => Train(4, checkpoint: checkpoint, batch: 8)).Message;
        Assert.StartsWith(checkpoint, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        manual_seed(1);
        using var encoder = new ToyEncoder();
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(1), ShiftTerms.WriteUp(0.2), 40, CPU);
        TrainingLoop.Run(objective, new TrainingSettings { Steps = 1 }, cancel: TestContext.Current.CancellationToken);
        var before = LiveTensors.Count();
        TrainingLoop.Run(objective, new TrainingSettings { Steps = 5 }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        using var encoder = new ToyEncoder();
        var sampler = new ShiftTripletSampler(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftObjective(encoder, sampler, ShiftTerms.WriteUp(), 0, CPU));
        Assert.Equal(
            "threads",
            Assert
                .Throws<ArgumentOutOfRangeException>(() => new ShiftObjective(encoder, sampler, ShiftTerms.WriteUp(), 8, CPU, threads: 0))
                .ParamName
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(-1));
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => Train(1, rate: -1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'gpu' is not a device",
            Assert.Throws<ArgumentException>(() => TrainingDevice.Of("gpu")).Message,
            StringComparison.Ordinal
        );
    }
}
