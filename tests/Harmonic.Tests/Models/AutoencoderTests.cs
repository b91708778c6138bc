using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Tests.Models;

public sealed class AutoencoderTests
{
    private const int Size = 30,
        Latents = 12,
        Hidden = 20;

    public static TheoryData<string> Models =>
        [
            "plain",
            "linear",
            "sparse",
            "top-k",
            "variational",
            "harmonic",
            "plain with shortcuts",
            "sparse with shortcuts",
            "harmonic without shortcuts",
        ];

    private static Autoencoder Make(string model) =>
        model switch
        {
            "plain" => new PlainAutoencoder(Size, Latents, Hidden),
            "linear" => new LinearAutoencoder(Size, Latents),
            "sparse" => new SparseAutoencoder(Size, 0.1, Latents, Hidden),
            "top-k" => new TopKAutoencoder(Size, 3, Latents, Hidden),
            "plain with shortcuts" => new PlainAutoencoder(Size, Latents, Hidden, shortcut: true),
            "sparse with shortcuts" => new SparseAutoencoder(Size, 0.1, Latents, Hidden, shortcut: true),
            "harmonic without shortcuts" => new HarmonicAutoencoder(Size, Latents, Hidden, shortcut: false),
            "variational" => new VariationalAutoencoder(Size, 0.1, Latents, Hidden),
            _ => new HarmonicAutoencoder(Size, Latents, Hidden),
        };

    [Theory]
    [MemberData(nameof(Models))]
    public void Codes_and_outputs_have_their_shapes_and_a_pass_without_noise_repeats(string name)
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var model = Make(name);
        var samples = rand(7, Size);
        var codes = model.Encode(samples);
        Assert.Equal([7, Latents], codes.shape);
        Assert.True(model.call(samples).Equals(model.Decode(codes)));
        Assert.True(model.Encode(samples).Equals(codes));
        var pass = model.Train(samples, 3);
        Assert.Equal([7, Latents], pass.Codes.shape);
        Assert.Equal([7, Size], pass.Outputs.shape);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_parameter_is_learned_and_nothing_is_left_behind(string name)
    {
        manual_seed(2);
        using var model = Make(name);
        using var samples = rand(16, Size);
        Learn();
        Assert.All(model.named_parameters(), named =>
            Assert.True(named.parameter.grad is { } grad && grad.abs().sum().item<float>() > 0, named.name)
        );
        var before = LiveTensors.Count();
        Learn();
        Assert.Equal(before, Tensor.TotalCount);

        void Learn()
        {
            using var scope = NewDisposeScope();
            var pass = model.Train(samples, 0);
            var loss = (pass.Outputs - samples).square().mean();
            (pass.Penalty is null ? loss : loss + pass.Penalty).backward();
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Samples_and_codes_of_another_shape_are_refused(string name)
    {
        using var scope = NewDisposeScope();
        var model = Make(name);
        Assert.Contains(
            $"[B, {Size}], not [2, 5]",
            Assert.Throws<ArgumentException>(() => model.Encode(zeros(2, 5))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"[B, {Latents}], not [5]",
            Assert.Throws<ArgumentException>(() => model.Decode(zeros(5))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sizes_below_1_are_refused_by_name()
    {
        Assert.Equal("inputs", Named(() => new PlainAutoencoder(0)));
        Assert.Equal("inputs", Named(() => new LinearAutoencoder(-1)));
        Assert.Equal("outputs", Named(() => new HarmonicAutoencoder(Size, latents: 0)));
        Assert.Equal("hidden", Named(() => new VariationalAutoencoder(Size, 1, hidden: 0)));

        static string? Named(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).ParamName;
    }

    [Fact]
    public void Models_of_the_comparison_are_of_comparable_size()
    {
        long[] counts =
        [
            .. new Autoencoder[]
            {
                new PlainAutoencoder(160),
                new SparseAutoencoder(160, 1),
                new TopKAutoencoder(160, 8),
                new VariationalAutoencoder(160, 1),
                new HarmonicAutoencoder(160),
                new PlainAutoencoder(160, hidden: 82, shortcut: true),
                new SparseAutoencoder(160, 1, hidden: 82, shortcut: true),
            }.Select(model => model.parameters().Sum(parameter => parameter.numel())),
        ];
        Assert.InRange(counts.Max() / (double)counts.Min(), 1, 1.2);
    }

    [Fact]
    public void A_linear_autoencoder_superposes_exactly()
    {
        using var scope = NewDisposeScope();
        var model = new LinearAutoencoder(Size, Latents);
        var (a, b) = (rand(4, Size), rand(4, Size));
        Reference.Near(model.call(a + b), model.Decode(model.Encode(a) + model.Encode(b)));
    }

    [Fact]
    public void The_amplitudes_of_a_harmonic_autoencoder_are_not_negative_and_grow_with_the_sample()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var model = new HarmonicAutoencoder(Size, Latents, Hidden);
        var samples = rand(9, Size);
        Assert.True(model.Encode(samples).min().item<float>() >= 0);
        Reference.Near(model.Encode(samples) * 3, model.Encode(samples * 3));
        Reference.Near(model.call(samples) * 3, model.call(samples * 3));
    }

    [Fact]
    public void Top_k_keeps_the_largest_numbers_of_a_code()
    {
        manual_seed(4);
        using var scope = NewDisposeScope();
        var (all, three) = (new TopKAutoencoder(Size, Latents, Latents, Hidden), new TopKAutoencoder(Size, 3, Latents, Hidden));
        three.load_state_dict(all.state_dict());
        var samples = rand(9, Size);
        var (codes, kept) = (all.Encode(samples), three.Encode(samples));
        for (var row = 0; row < 9; row++)
        {
            var expected = codes[row].data<float>().OrderDescending().Take(3);
            Assert.Equal(expected, kept[row].data<float>().OrderDescending().Take(3));
            Assert.InRange(kept[row].data<float>().Count(number => number != 0), 0, 3);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAutoencoder(Size, Latents + 1, Latents));
    }

    [Fact]
    public void The_price_of_a_sparse_code_is_its_L1_norm()
    {
        using var scope = NewDisposeScope();
        var model = new SparseAutoencoder(Size, 0.25, Latents, Hidden);
        var samples = rand(5, Size);
        var expected = 0.25 * model.Encode(samples).data<float>().Sum(number => Math.Abs(number)) / 5;
        Assert.Equal(expected, model.Train(samples, 0).Penalty!.item<float>(), 1e-5);
    }

    [Fact]
    public void The_divergence_of_a_variational_code_is_that_of_the_closed_form_and_its_noise_follows_the_step()
    {
        manual_seed(5);
        using var scope = NewDisposeScope();
        var model = new VariationalAutoencoder(Size, 2, Latents, Hidden);
        var samples = rand(5, Size);

        // With the last layer's weights at 0 its offsets are the means and the logarithms of the variances of every sample.
        var last = model.named_parameters().Where(named => named.name.StartsWith("encoder.2", StringComparison.Ordinal)).ToList();
        var offsets = cat([ones(Latents) * 0.5, ones(Latents) * Math.Log(0.25)]);
        using (no_grad())
        {
            last[0].parameter.zero_();
            last[1].parameter.copy_(offsets);
        }
        var expected = 2 * Latents * (0.5 * 0.5 + 0.25 - 1 - Math.Log(0.25)) / 2;
        Assert.Equal(expected, model.Train(samples, 0).Penalty!.item<float>(), 1e-4);
        Assert.True(model.Train(samples, 1).Codes.Equals(model.Train(samples, 1).Codes));
        Assert.False(model.Train(samples, 1).Codes.Equals(model.Train(samples, 2).Codes));
        Assert.Equal(0.5, model.Train(ones(20_000, Size), 3).Codes.mean().item<float>(), 0.01);
    }
}
