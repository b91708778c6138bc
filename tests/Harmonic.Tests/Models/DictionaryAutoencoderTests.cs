using System.Text.Json.Nodes;
using Harmonic.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Tests.Models;

/// <summary>The values are those of numpy, written from the papers (fixtures/dictionaries.py).</summary>
public sealed class DictionaryAutoencoderTests
{
    private const int Samples = 8,
        Size = 5,
        Latents = 24,
        DeadAfter = 20;

    private static readonly JsonNode Expected = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "dictionaries.json"))
    )!;

    private static double Number(string variant, string name) => (double)Expected[variant]![name]!;

    private static Tensor Made(int rows, int columns, Func<int, int, double> value)
    {
        var numbers = Enumerable.Range(0, rows * columns).Select(place => (float)value(place / columns, place % columns)).ToArray();
        return tensor(numbers, [rows, columns]);
    }

    private static Tensor Inputs() => Made(Samples, Size, (b, n) => Math.Sin(0.37 * b * n + b) + 0.3 * Math.Cos(2 * n + b));

    /// <summary>A model with the weights of the script.</summary>
    private static DictionaryAutoencoder Model(Sparsity sparsity, int deadAfter = 0)
    {
        var model = new DictionaryAutoencoder(Size, Latents, sparsity, deadAfter);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var state = model.state_dict();
        state["encoder.layer.weight"].copy_(Made(Latents, Size, (k, n) => Math.Cos(0.5 * k - 0.9 * n)));
        state["encoder.layer.bias"].copy_(Made(1, Latents, (_, k) => 0.1 * Math.Sin(k))[0]);
        state["decoder.weight"].copy_(Made(Latents, Size, (k, n) => Math.Sin(1 + 1.3 * k + 0.7 * n) + 0.2 * Math.Cos(k * n)));
        state["decoder.offset"].copy_(Made(1, Size, (_, n) => 0.05 * Math.Cos(n))[0]);
        state["silent"].copy_(Made(1, Latents, (_, k) => k % 2 == 1 ? 15 : 2)[0]);
        return model;
    }

    private static double Error(AutoencoderPass pass) =>
        ((pass.Outputs - pass.Samples).square().sum(1).mean() / pass.Samples.square().sum(1).mean()).ToDouble();

    [Fact]
    public void L1()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new Sparsity.L1(0.03));
        var pass = model.Train(Inputs(), 0);
        Assert.Equal(Number("l1", "reconstruction"), Error(pass), 1e-5);
        Assert.Equal(Number("l1", "penalty"), pass.Penalty!.ToDouble(), 1e-5);
    }

    [Fact]
    public void Top_k_with_the_auxiliary_loss()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new Sparsity.TopK(2), DeadAfter);
        var pass = model.Train(Inputs(), 0);
        Assert.Equal(Number("topK", "reconstruction"), Error(pass), 1e-5);
        Assert.Equal(Number("topK", "penalty"), pass.Penalty!.ToDouble(), 1e-5);
        Assert.Equal(Number("topK", "dead"), model.Dead());
        var codes = Expected["topK"]!["codes"]!.AsArray().SelectMany(row => row!.AsArray().Select(number => (double)number!));
        Assert.Equal(codes, pass.Codes.data<float>().Select(number => (double)number), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal(0, (model.Encode(Inputs()) - pass.Codes).abs().max().ToDouble(), 1e-6);
    }

    [Fact]
    public void Batch_top_k_and_its_threshold()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new Sparsity.BatchTopK(2));
        var pass = model.Train(Inputs(), 0);
        Assert.Equal(Number("batchTopK", "reconstruction"), Error(pass), 1e-5);
        Assert.Equal(Number("batchTopK", "active"), (pass.Codes > 0).sum().ToInt64());
        Assert.Equal(Number("batchTopK", "threshold"), model.state_dict()["threshold"].ToDouble(), 1e-5);
        Assert.Null(pass.Penalty);
        // The least of the kept is the threshold itself: of what training kept, it alone is left out.
        Assert.Equal((pass.Codes > 0).sum().ToInt64() - 1, (model.Encode(Inputs()) > 0).sum().ToInt64());
    }

    [Fact]
    public void Matryoshka()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new Sparsity.Matryoshka(2, [3, 6]));
        var pass = model.Train(Inputs(), 0);
        Assert.Equal(Number("matryoshka", "reconstruction"), Error(pass), 1e-5);
        Assert.Equal(Number("matryoshka", "penalty"), pass.Penalty!.ToDouble(), 1e-5);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DictionaryAutoencoder(5, 4, new Sparsity.TopK(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DictionaryAutoencoder(5, 4, new Sparsity.BatchTopK(0)));
        Assert.Throws<ArgumentException>(() => new DictionaryAutoencoder(5, 4, new Sparsity.Matryoshka(2, [2, 2])));
        Assert.Throws<ArgumentException>(() => new DictionaryAutoencoder(5, 4, new Sparsity.Matryoshka(2, [4])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DictionaryAutoencoder(5, 4, new Sparsity.L1(1), deadAfter: -1));
    }
}
