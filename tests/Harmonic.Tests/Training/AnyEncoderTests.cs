using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Tests.Training;

/// <summary>Whatever layers an encoder has, a step's gradient is that of the whole batch, and a resumed run is the run in one.</summary>
public sealed class AnyEncoderTests : IDisposable
{
    private const int Batch = 150; // three pieces
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    public static TheoryData<double> Objectives => [0, 0.2]; // in pieces, and in two phases

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Objectives))]
    public void A_layer_that_the_first_step_does_not_use_is_learned(double jepa)
    {
        manual_seed(1);
        using var encoder = new Gated(brightness: _ => float.PositiveInfinity);
        using var objective = Objective(encoder, jepa);
        using var first = objective.Differentiate(0);
        Assert.All(encoder.Extra.parameters(), parameter => Assert.Null(parameter.grad));
        encoder.Brightness = _ => 0;
        AssertGradients(encoder, objective, step: 1, jepa);
        Assert.All(encoder.Extra.parameters(), parameter => Assert.True(parameter.grad!.abs().max().ToDouble() > 0));
    }

    /// <summary>In a process of its own: libtorch's refusal of a parameter without a gradient would end this one.</summary>
    [Fact]
    public void A_layer_that_no_image_of_some_pieces_uses_is_learned_from_the_others() =>
        ChildProcess.Run(() =>
        {
            foreach (var jepa in new[] { 0, 0.2 })
            {
                manual_seed(1);
                using var encoder = new Gated(brightness: _ => 0);
                using var objective = Objective(encoder, jepa);
                using var rehearsed = objective.Differentiate(0);
                // Blobs have 1 to 27 pixels: few images are as bright as this, and none of one piece.
                encoder.Brightness = rows => rows == 3 * 22 ? 15 : float.PositiveInfinity;
                AssertGradients(encoder, objective, step: 4, jepa, wholeBrightness: _ => 15, only: 22);
            }
        });

    [Fact]
    public void A_frozen_encoder_with_one_learned_layer_that_is_used_now_and_then_is_trained()
    {
        manual_seed(1);
        using var encoder = new Gated(brightness: rows => rows == 3 * 22 || rows == 3 * Batch ? 0 : float.PositiveInfinity);
        foreach (var parameter in encoder.Main.parameters())
        {
            parameter.requires_grad_(false);
        }
        using var objective = Objective(encoder, 0);
        using var metrics = objective.Differentiate(0);
        Assert.All(encoder.Main.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(encoder.Extra.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Layers_that_see_the_batch_see_all_of_it(double jepa)
    {
        foreach (var make in new Func<Module<Tensor, Tensor>>[] { () => Normalised(true), () => Normalised(false), () => new Centred() })
        {
            manual_seed(1);
            using var encoder = make();
            using var objective = Objective(encoder, jepa);
            AssertGradients(encoder, objective, step: 2, jepa);
        }
    }

    [Fact]
    public void Batch_norm_takes_each_step_into_its_statistics_once()
    {
        manual_seed(1);
        using var encoder = Normalised(true);
        var norm = encoder.modules().OfType<BatchNorm2d>().Single();
        using var objective = Objective(encoder, 0);
        using var batch = new ShiftTripletSampler(1).Batch(0, Batch, CPU);
        using var metrics = objective.Differentiate(0);
        using var means = encoder.modules().OfType<Conv2d>().Single().call(batch.Views.flatten(0, 1)).mean([0, 2, 3]);
        Reference.Near(means * 0.1, norm.running_mean!); // its momentum, from 0
    }

    [Fact]
    public void Layers_with_chance_and_with_a_memory_go_on_in_a_second_sitting_as_in_one()
    {
        foreach (var make in new Func<Module<Tensor, Tensor>>[] { Dropped, () => Normalised(true), () => new EverySecond() })
        {
            var checkpoint = Path.Combine(folder, "run.safetensors");
            File.Delete(checkpoint);
            Train(make, 3, checkpoint);
            Assert.Equal(Train(make, 7, null), Train(make, 7, checkpoint));
        }
    }

    [Fact]
    public void Dropout_draws_anew_at_each_step_and_the_same_again_from_the_same_seed()
    {
        manual_seed(1);
        using var encoder = Dropped();
        using var objective = Objective(encoder, 0);
        using var first = objective.Differentiate(0);
        manual_seed(99);
        using var again = objective.Differentiate(0);
        Assert.Equal(first[0].item<float>(), again[0].item<float>());
        encoder.eval();
        using var without = objective.Differentiate(0);
        Assert.NotEqual(first[0].item<float>(), without[0].item<float>());
    }

    [Fact]
    public void Chance_of_ones_own_is_found_and_leaves_no_trace()
    {
        manual_seed(1);
        using var encoder = new Noisy();
        using var objective = Objective(encoder, 0);
        using var state = random.get_rng_state();
        using var metrics = objective.Differentiate(0);
        Assert.Equal(3 * Batch, encoder.Rows[^1]);

        // The step alone has drawn, once for the whole batch.
        using var after = rand(1);
        random.set_rng_state(state);
        randn(3 * Batch, 4).Dispose();
        Assert.Equal(rand(1).item<float>(), after.item<float>());
    }

    [Fact]
    public void Without_anything_of_that_the_batch_is_cut()
    {
        manual_seed(1);
        using var encoder = new Gated(brightness: _ => 0);
        using var objective = Objective(encoder, 0);
        using var metrics = objective.Differentiate(0);
        Assert.Equal([3 * 22, 3 * 64, 3 * 64], encoder.Rows.TakeLast(3).Order());
    }

    [Fact]
    public void A_term_that_weighs_nothing_takes_no_part_even_where_it_is_no_number()
    {
        foreach (var whole in new[] { false, true })
        {
            manual_seed(1);
            using var encoder = new Gated(brightness: _ => 0);
            Term<ShiftPass> none = new("nothing", 0, pass => pass.Anchors.sum() * float.NaN, MeanOverSamples: !whole);
            using var objective = new ShiftObjective(
                encoder,
                new ShiftTripletSampler(1),
                [ShiftTerms.Factorization, none],
                Batch,
                CPU,
                threads: 2
            );
            using var metrics = objective.Differentiate(0);
            Assert.Equal([true, true, false], metrics.isfinite().data<bool>().ToArray());
            Assert.Equal(metrics[1].item<float>(), metrics[0].item<float>());
            Assert.All(encoder.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Terms_in_double_precision_are_read_as_they_are(bool mean)
    {
        manual_seed(1);
        using var encoder = new Gated(brightness: _ => 0);
        Term<ShiftPass> length = new("length", 1, pass => pass.Anchors.to(ScalarType.Float64).square().mean(), mean);
        Term<ShiftPass> single = new("single", 1, pass => pass.Anchors.square().mean(), mean);
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(1), [length, single], Batch, CPU, threads: 2);
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = 2 }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(history["single"][0], history["length"][0], 1e-6f);
        Assert.Equal(history["length"][1] + history["single"][1], history["loss"][1], 1e-6f);
    }

    [Fact]
    public void An_encoder_in_double_precision_is_trained_and_asked()
    {
        manual_seed(1);
        using var encoder = new ToyEncoder(4);
        encoder.to(ScalarType.Float64);
        using var objective = Objective(encoder, 0.2);
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = 2 }, cancel: TestContext.Current.CancellationToken);
        Assert.All(history["loss"], loss => Assert.InRange(loss, 1e-3f, 1e3f));
        var random = new RandomSequence(1, 0);
        Assert.Equal(4, Encoding.Of(encoder, [BlobImage.Random(ref random)]).GetLength(1));
    }

    /// <summary>Against the whole batch through TorchSharp alone; dropout and noise have no part in it.</summary>
    private static void AssertGradients(
        Module<Tensor, Tensor> encoder,
        ShiftObjective objective,
        long step,
        double jepa,
        Func<long, float>? wholeBrightness = null,
        int? only = null
    )
    {
        using var scope = NewDisposeScope();
        var state = encoder.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone());
        var loss = objective.Differentiate(step)[0].ToDouble();
        var gradients = encoder.parameters().Select(parameter => parameter.grad?.clone()).ToList();
        encoder.load_state_dict(state);

        var batch = new ShiftTripletSampler(1).Batch(step * Batch, Batch, CPU);
        encoder.zero_grad();
        Tensor latents;
        if (encoder is Gated gated && only is { } last)
        {
            // The pieces' images were gated by the piece; here by their places.
            gated.Brightness = _ => float.PositiveInfinity;
            var dim = gated.call(batch.Views.narrow(1, 0, Batch - last).flatten(0, 1)).view(3, Batch - last, -1);
            gated.Brightness = wholeBrightness!;
            var bright = gated.call(batch.Views.narrow(1, Batch - last, last).flatten(0, 1)).view(3, last, -1);
            latents = cat([dim, bright], 1);
        }
        else
        {
            latents = encoder.call(batch.Views.flatten(0, 1)).view(3, Batch, -1);
        }
        var expected = FactorizationLoss.Loss(latents[0], latents[1], latents[2], batch.Targets);
        if (jepa > 0)
        {
            expected += (LeJepa.Loss(latents[0], latents[1], step).Loss + LeJepa.Loss(latents[0], latents[2], step).Loss) * jepa;
        }
        expected.backward();
        Assert.Equal(expected.ToDouble(), loss, 1e-4 * Math.Abs(expected.ToDouble()));
        var largest = encoder.parameters().Max(parameter => parameter.grad?.abs().max().ToDouble() ?? 0);
        foreach (var (parameter, gradient) in encoder.parameters().Zip(gradients))
        {
            Assert.Equal(parameter.grad is null, gradient is null);
            if (gradient is not null)
            {
                Assert.InRange((parameter.grad! - gradient).abs().max().ToDouble(), 0, 2e-3 * largest);
            }
        }
    }

    private static ShiftObjective Objective(Module<Tensor, Tensor> encoder, double jepa) =>
        new(encoder, new ShiftTripletSampler(1), ShiftTerms.WriteUp(jepa), Batch, CPU, threads: 2);

    private static byte[] Train(Func<Module<Tensor, Tensor>> make, int steps, string? checkpoint)
    {
        manual_seed(1);
        using var encoder = make();
        using var objective = Objective(encoder, 0);
        manual_seed(steps); // what is drawn later does not depend on what was drawn before
        TrainingLoop.Run(
            objective,
            new TrainingSettings { Steps = steps, Checkpoint = checkpoint },
            cancel: TestContext.Current.CancellationToken
        );
        return [.. encoder.state_dict().Values.SelectMany(value => value.bytes.ToArray())];
    }

    private static Sequential Normalised(bool remembers) =>
        Sequential(Conv2d(1, 4, 3), BatchNorm2d(4, track_running_stats: remembers), GELU(), AdaptiveAvgPool2d(2), Flatten(), Linear(16, 4));

    private static Sequential Dropped() => Sequential(Flatten(), Linear(256, 16), GELU(), Dropout(0.3), Linear(16, 4));

    /// <summary>Bright images pass through a layer more.</summary>
    private sealed class Gated : Module<Tensor, Tensor>
    {
        internal readonly Linear Main = Linear(256, 4);
        internal readonly Linear Extra = Linear(256, 4);
        private readonly Lock guard = new();

        internal Gated(Func<long, float> brightness)
            : base(nameof(Gated))
        {
            Brightness = brightness;
            RegisterComponents();
        }

        /// <summary>The least number of set pixels that is bright, in a batch of so many rows.</summary>
        internal Func<long, float> Brightness { get; set; }

        /// <summary>The rows of every batch it has seen.</summary>
        internal List<long> Rows { get; } = [];

        public override Tensor forward(Tensor input)
        {
            lock (guard)
            {
                Rows.Add(input.size(0));
            }
            var images = input.flatten(1);
            var latents = Main.call(images).tanh();
            var bright = (images.sum(1, keepdim: true) >= Brightness(input.size(0))).to(images.dtype); // B × 1
            return bright.max().ToDouble() > 0 ? latents + Extra.call(images).tanh() * bright : latents;
        }
    }

    /// <summary>What its images have in common is taken away.</summary>
    private sealed class Centred : Module<Tensor, Tensor>
    {
        private readonly Linear layer = Linear(256, 4);

        internal Centred()
            : base(nameof(Centred)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var latents = layer.call(input.flatten(1));
            return (latents - latents.mean([0], keepdim: true)).tanh();
        }
    }

    /// <summary>Noise that no layer of TorchSharp's makes.</summary>
    private sealed class Noisy : Module<Tensor, Tensor>
    {
        private readonly Linear layer = Linear(256, 4);

        internal Noisy()
            : base(nameof(Noisy)) => RegisterComponents();

        internal List<long> Rows { get; } = [];

        public override Tensor forward(Tensor input)
        {
            Rows.Add(input.size(0));
            var latents = layer.call(input.flatten(1));
            return latents + 1e-9 * randn_like(latents); // too little to be seen in what comes out
        }
    }

    /// <summary>A layer that is used at every second batch, with a memory of how many there were.</summary>
    private sealed class EverySecond : Module<Tensor, Tensor>
    {
        private readonly Linear main = Linear(256, 4);
        private readonly Linear extra = Linear(256, 4);
        private readonly Tensor seen = zeros(1, dtype: ScalarType.Int64);

        internal EverySecond()
            : base(nameof(EverySecond)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var images = input.flatten(1);
            var latents = main.call(images).tanh();
            using (no_grad())
            {
                seen.add_(1);
            }
            return seen.item<long>() % 2 == 0 ? latents + extra.call(images).tanh() : latents;
        }
    }
}
