using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Tests.Training;

/// <summary>What is wrong with an encoder, an autoencoder, a term or images is said in one sentence, before or at the first step.</summary>
public sealed class ObjectiveInputTests
{
    private static readonly ToneDomain Tones = new();

    [Fact]
    public void An_encoder_that_changes_the_batchs_size_is_named()
    {
        using var encoder = new Made(images => images.flatten(1).narrow(0, 0, 3));
        Says(Step(encoder), "Made makes [3, 256] of a batch of shape [6, 1, 16, 16]", "one row of latents of each image: [6, D]");
    }

    [Fact]
    public void An_encoder_without_rows_or_result_is_named()
    {
        using var flat = new Made(images => images.flatten());
        Says(Step(flat), "Made makes [1536] of a batch");
        using var empty = new Made(_ => null!);
        Says(Step(empty), "Made makes nothing of a batch");
    }

    [Fact]
    public void An_encoder_whose_layers_do_not_fit_the_images_is_named()
    {
        using var encoder = Sequential(Flatten(), Linear(100, 4));
        Says(Step(encoder), "Sequential cannot take a batch of shape [6, 1, 16, 16]: mat1 and mat2 shapes cannot be multiplied");
    }

    [Fact]
    public void Latents_that_are_no_numbers_end_the_first_step_and_no_learning_rate_is_blamed()
    {
        using var encoder = new Made(images => images.flatten(1) * float.NaN);
        var error = Step(encoder);
        Assert.Equal(0, Assert.IsType<TrainingDivergedException>(error).Step);
        Says(error, "first step", "images");
        Assert.DoesNotContain("learning rate", error.Message, StringComparison.Ordinal);
        var random = new RandomSequence(1, 0);
        Says(Record.Exception(() => Encoding.Of(encoder, [BlobImage.Random(ref random)])), "Made gives latents that are not finite");
    }

    [Fact]
    public void A_model_without_parameters_frozen_or_elsewhere_is_named()
    {
        using var none = Sequential(Flatten());
        Says(Step(none), "Sequential has no parameter that is learned");
        using var frozen = new ToyEncoder(4);
        Freeze(frozen);
        Says(Step(frozen), "ToyEncoder has no parameter that is learned", "unfreeze");
        using var elsewhere = new ToyEncoder(4);
        elsewhere.to(META);
        Says(Step(elsewhere), "ToyEncoder is on meta, and training on cpu was asked for");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nothing_can_be_learned_the_term_is_not_blamed(bool inference)
    {
        using var encoder = new ToyEncoder(4);
        using var objective = Objective(encoder);
        Exception? error;
        using (inference ? inference_mode() : (IDisposable)no_grad())
        {
            error = Record.Exception(() => objective.Differentiate(0));
        }
        Says(error, "within no_grad or inference_mode");
        Freeze(encoder);
        Says(Record.Exception(() => objective.Differentiate(0)), "Every layer of ToyEncoder is frozen");
    }

    [Fact]
    public void An_encoder_that_detaches_its_result_is_named()
    {
        foreach (var batch in new[] { 8, 100 })
        {
            using var encoder = new Made(images => images.flatten(1).detach());
            Says(Step(encoder, batch: batch), "What Made makes has no gradient", "detaches");
        }
    }

    public static TheoryData<string, string, bool> Terms =>
        new()
        {
            { "rows", "The term 'own' gave a tensor of shape [8]; a loss is one number", true },
            { "nothing", "The term 'own' gave nothing; a loss is one number", true },
            { "detached", "The term 'own' has no gradient", true },
            { "constant", "The term 'own' has no gradient", true },
            { "misfit", "The term 'own' cannot be computed: The size of tensor a (4) must match", true },
            { "rows", "The term 'own' gave a tensor of shape [8]; a loss is one number", false },
            { "nothing", "The term 'own' gave nothing; a loss is one number", false },
            { "detached", "The term 'own' has no gradient", false },
            { "constant", "The term 'own' has no gradient", false },
            { "misfit", "The term 'own' cannot be computed: The size of tensor a (4) must match", false },
        };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_term_that_is_no_loss_is_named(string kind, string sentence, bool mean)
    {
        using var encoder = new ToyEncoder(4);
        Says(Step(encoder, new Term<ShiftPass>("own", 1, Value, mean)), sentence);

        Tensor Value(ShiftPass pass) =>
            kind switch
            {
                "rows" => pass.Anchors.square().sum(1),
                "nothing" => null!,
                "detached" => pass.Anchors.detach().square().mean(),
                "constant" => tensor(1f),
                _ => (pass.Anchors - zeros(1, 3)).square().mean(),
            };
    }

    [Fact]
    public void A_term_that_does_not_depend_on_the_latents_is_named()
    {
        using var encoder = new ToyEncoder(4);
        var weights = encoder.parameters().First();
        Says(
            Step(encoder, new Term<ShiftPass>("decay", 1, _ => weights.square().sum())),
            "The term 'decay' does not depend on the latents"
        );
    }

    [Fact]
    public void Names_and_weights_of_terms_are_looked_at()
    {
        using var encoder = new ToyEncoder(4);
        var own = new Term<ShiftPass>("own", 1, pass => pass.Anchors.square().mean());
        Says(Step(encoder, batch: 8, terms: []), "at least one term that weighs something");
        Says(Step(encoder, own with { Weight = 0 }), "at least one term that weighs something");
        Says(Step(encoder, own, own), "'own' is not");
        Says(Step(encoder, own with { Name = " " }), "a name of its own");
        Says(Step(encoder, own with { Name = "loss" }), "cannot be called 'loss'");
        Says(Step(encoder, own with { Weight = double.NaN }), "The weight of the term 'own' is NaN");
    }

    [Fact]
    public void A_negative_loss_is_lowered_like_any_other()
    {
        manual_seed(1);
        using var encoder = new ToyEncoder(4);
        Term<ShiftPass> length = new("length", 1, pass => -pass.Anchors.square().mean(), MeanOverSamples: true);
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(1), [length], 8, CPU, threads: 1);
        var losses = TrainingLoop.Run(objective, new TrainingSettings { Steps = 10 }, cancel: TestContext.Current.CancellationToken)[
            "loss"
        ];
        Assert.True(losses[^1] < losses[0] && losses[0] < 0);
    }

    [Fact]
    public void Images_of_other_sizes_are_refused()
    {
        var drawn = 0;
        var changing = new ImageSource("changing", (ref RandomSequence _) => new PixelImage(new float[8, drawn++ == 0 ? 8 : 9]));
        using var encoder = new ToyEncoder(4);
        var error = Record.Exception(() =>
            new ShiftObjective(encoder, new ShiftTripletSampler(1, changing), [ShiftTerms.Factorization], 4, CPU).Differentiate(0)
        );
        Says(error, "changing drew an image of shape (1, 8, 9) after one of shape (1, 8, 8)");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shifted_images_of_another_size_are_refused(int which)
    {
        var (whole, cut) = (new PixelImage(new float[4, 4]), new PixelImage(new float[4, 3]));
        var triplet = new ShiftTriplet(whole, which == 1 ? cut : whole, which == 2 ? cut : whole, ShiftScheme.PitchPitch, (1, 0), (2, 0));
        Says(Record.Exception(() => ShiftTripletBatch.From([triplet], CPU)), "here are (1, 4, 4) and (1, 4, 3)");
    }

    [Fact]
    public void An_image_that_writes_too_little_is_filled_with_zeros()
    {
        full(100_000, float.NaN).Dispose(); // what would lie there otherwise
        var lazy = new Lazy();
        using var batch = ShiftTripletBatch.From([new ShiftTriplet(lazy, lazy, lazy, ShiftScheme.PitchPitch, (1, 0), (2, 0))], CPU);
        Assert.Equal(0, batch.Views.abs().sum().ToDouble());
    }

    [Fact]
    public void Images_that_no_shift_changes_are_refused()
    {
        var empty = new ImageSource("darkness", (ref RandomSequence _) => new PixelImage(new float[8, 8]));
        Says(Record.Exception(() => new ShiftTripletSampler(1, empty).Triplet(0)), "darkness gave", "that a shift does not change");
    }

    [Fact]
    public void Codes_and_outputs_of_another_shape_are_refused()
    {
        using var narrow = new Own(Linear(Tones.Size, 8), Linear(8, 1), latents: 8);
        Says(Record.Exception(() => narrow.call(zeros(4, Tones.Size))), $"Own makes samples of shape [4, 1] of 4 rows", "[4, 160]");
        Says(Step(narrow), "Own makes samples of shape [16, 1] of 16 rows");
        using var wide = new Own(Linear(Tones.Size, 9), Linear(9, Tones.Size), latents: 8);
        Says(Step(wide), "Own makes codes of shape [16, 9] of 16 rows");
        using var trained = new Own(Linear(Tones.Size, 8), Linear(8, Tones.Size), latents: 8)
        {
            Changed = pass => pass with { Outputs = pass.Outputs.sum(1) },
        };
        Says(Step(trained), "Own makes outputs of shape [16] of 16 samples; they have the shape [16, 160]");
        trained.Changed = pass => pass with { Codes = pass.Codes.narrow(1, 0, 1) };
        Says(Step(trained), "Own makes codes of shape [16, 1] of 16 samples; they have the shape [16, 8]");
        trained.Changed = pass => pass with { Penalty = pass.Codes.sum(1) };
        Says(Step(trained), "The penalty of Own has the shape [16]; it is one number");
        trained.Changed = pass => pass with { Outputs = pass.Outputs.detach() };
        Says(Step(trained), "What Own makes has no gradient");
    }

    [Fact]
    public void The_metrics_names_of_an_autoencoder_are_taken()
    {
        using var model = new PlainAutoencoder(Tones.Size, 8, 8);
        foreach (var name in new[] { "loss", "reconstruction", "valid score", "invalid score", "weight" })
        {
            Says(Step(model, new Term<AutoencoderPass>(name, 1, pass => pass.Codes.mean())), $"A term cannot be called '{name}'");
        }
    }

    [Fact]
    public void A_term_of_an_autoencoder_may_weigh_nothing()
    {
        using var model = new PlainAutoencoder(Tones.Size, 8, 8);
        Term<AutoencoderPass> active = new("active", 0, pass => (pass.Codes > 0).to(ScalarType.Float64).mean() * double.NaN);
        var objective = new AutoencoderObjective(model, new DomainSampler(Tones, 1), 16, CPU, active);
        using var metrics = objective.Differentiate(0);
        Assert.Equal(["loss", "reconstruction", "active"], objective.Metrics);
        Assert.Equal(metrics[1].item<float>(), metrics[0].item<float>());
        Assert.True(float.IsNaN(metrics[2].item<float>()));
    }

    [Fact]
    public void Terms_and_prices_count_beside_harmony_too()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var sampler = new DomainSampler(Tones, 1);
        var loss = new HarmonyLoss(FrequencyGrid.EqualTempered(8));
        var curriculum = new HarmonicCurriculum
        {
            Steps = 10,
            Target = new HarmonyWeights { Margin = 0.1 },
        };
        using var model = new SparseAutoencoder(Tones.Size, price: 0.25, latents: 8, hidden: 8);
        var plain = new AutoencoderObjective(model, sampler, 16, CPU, loss, curriculum).Differentiate(0);
        Term<AutoencoderPass> loud = new("loud", 2, pass => pass.Codes.sum(1).mean());
        var objective = new AutoencoderObjective(model, sampler, 16, CPU, loss, curriculum, loud);
        var with = objective.Differentiate(0);
        Assert.Equal(["loss", "reconstruction", "valid score", "invalid score", "weight", "loud"], objective.Metrics);
        Assert.Contains("2 × loud", objective.Description, StringComparison.Ordinal);

        // At the first step harmony weighs nothing yet: what is left is the reconstruction, the price of all codes, and the term.
        var (valid, invalid) = (model.Encode(sampler.Valid(0, 16)), model.Encode(sampler.Invalid(0, 8)));
        var price = 0.25 * cat([valid, invalid]).sum(1).mean().ToDouble();
        Assert.Equal(with[1].ToDouble() * 16 / 24 + price, plain[0].ToDouble(), 1e-5);
        Assert.Equal(valid.sum(1).mean().ToDouble(), with[5].ToDouble(), 1e-5);
        Assert.Equal(plain[0].ToDouble() + 2 * with[5].ToDouble(), with[0].ToDouble(), 1e-5);
    }

    private static void Says(Exception? error, params string[] parts)
    {
        Assert.NotNull(error);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("Exception", error.Message, StringComparison.Ordinal);
    }

    private static void Freeze(nn.Module model)
    {
        foreach (var parameter in model.parameters())
        {
            parameter.requires_grad_(false);
        }
    }

    private static ShiftObjective Objective(Module<Tensor, Tensor> encoder) =>
        new(encoder, new ShiftTripletSampler(1), [ShiftTerms.Factorization], 8, CPU, threads: 1);

    private static Exception? Step(Module<Tensor, Tensor> encoder, int batch = 8) => Step(encoder, batch, ShiftTerms.Factorization);

    private static Exception? Step(Module<Tensor, Tensor> encoder, params Term<ShiftPass>[] terms) => Step(encoder, 8, terms);

    private static Exception? Step(Module<Tensor, Tensor> encoder, int batch, params Term<ShiftPass>[] terms) =>
        Record.Exception(() =>
        {
            using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(1), terms, batch, CPU, threads: 2);
            TrainingLoop.Run(objective, new TrainingSettings { Steps = 1 });
        });

    private static Exception? Step(Autoencoder model, params IReadOnlyList<Term<AutoencoderPass>> terms) =>
        Record.Exception(() => new AutoencoderObjective(model, new DomainSampler(Tones, 1), 16, CPU, terms).Differentiate(0));

    /// <summary>An encoder that makes anything of its images.</summary>
    private sealed class Made : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter scale = new(ones(1));
        private readonly Func<Tensor, Tensor> make;

        internal Made(Func<Tensor, Tensor> make)
            : base(nameof(Made))
        {
            this.make = make;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => make(input * scale);
    }

    private sealed class Own(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, int latents)
        : Autoencoder(nameof(Own), encoder, decoder, Tones.Size, latents)
    {
        internal Func<AutoencoderPass, AutoencoderPass> Changed { get; set; } = pass => pass;

        public override string Description => "one's own";

        public override AutoencoderPass Train(Tensor samples, long step) => Changed(base.Train(samples, step));
    }

    private sealed class Lazy : IImage
    {
        public (int Channels, int Height, int Width) Shape => (1, 8, 8);

        public IImage Shifted(int dy, int dx) => this;

        public void CopyTo(Span<float> pixels) { }
    }
}
