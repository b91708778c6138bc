using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class CodebookTests
{
    private static float[,] Random(int count, int latents, long seed)
    {
        var random = new RandomSequence(seed, 0);
        var codes = new float[count, latents];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < latents; j++)
            {
                codes[i, j] = (float)(random.Uniform() + random.Uniform() + random.Uniform() - 1.5);
            }
        }
        return codes;
    }

    private static double[] Sum(Codebook codebook, params (int Part, double Weight)[] parts) =>
        [.. Enumerable.Range(0, codebook[0].Count).Select(i => parts.Sum(part => part.Weight * codebook[part.Part][i]))];

    [Fact]
    public void Parts_of_an_orthogonal_codebook_are_found_by_their_strength()
    {
        var codebook = new Codebook(
            new float[,]
            {
                { 2, 0, 0 },
                { 0, 1, 0 },
                { 0, 0, 5 },
            }
        );
        Assert.Equal([1, 2, 0], codebook.Decompose([1, 4, 3], 3));
    }

    [Fact]
    public void A_few_parts_of_a_random_codebook_larger_than_the_code_are_found_again()
    {
        var codebook = new Codebook(Random(128, 64, seed: 1));
        var random = new RandomSequence(2, 0);
        for (var trial = 0; trial < 50; trial++)
        {
            var (one, two) = (random.Between(0, 64), random.Between(64, 128));
            Assert.Equal([one, two], codebook.Decompose(Sum(codebook, (one, 1), (two, 0.8)), 2).Order());
        }
    }

    [Fact]
    public void What_is_found_is_taken_out_before_the_next_is_sought()
    {
        // The mean of 0 and 1 points most along 2; once 2 is taken, what is left is nothing, and the next choice is not 2 again.
        var codebook = new Codebook(
            new float[,]
            {
                { 1, 0 },
                { 0, 1 },
                { 0.7f, 0.7f },
            }
        );
        Assert.Equal(2, codebook.Decompose([1, 1], 2)[0]);
        Assert.Equal(3, codebook.Decompose([1, 1], 3).Distinct().Count());
    }

    [Fact]
    public void Parts_with_one_code_or_none_do_no_harm()
    {
        var codebook = new Codebook(
            new float[,]
            {
                { 1, 1 },
                { 1, 1 },
                { 0, 0 },
                { 0, 1 },
            }
        );
        Assert.Equal([0, 1, 2, 3], codebook.Decompose([1, 3], 4).Order());
    }

    [Fact]
    public void A_codebook_holds_different_parts()
    {
        using var parts = Codebook.Parts(new DomainSampler(new BlobDomain(), 1), 256);
        Assert.Equal(256, parts.data<float>().ToArray().Chunk(256).Select(part => string.Join(' ', part)).Distinct().Count());
        Assert.Contains(
            "only",
            Assert.Throws<ArgumentException>(() => Codebook.Parts(new DomainSampler(new BlobDomain(), 1), 3000)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Its_codes_are_the_models()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var model = new LinearAutoencoder(256, 5);
        var parts = Codebook.Parts(new DomainSampler(new BlobDomain(), 1), 3);
        var codes = model.Encode(parts);
        Assert.Equal(codes[2].data<float>().Select(number => (double)number), Codebook.Of(model, parts)[2]);
    }

    [Fact]
    public void What_is_left_of_a_code_is_what_its_parts_do_not_span()
    {
        var codebook = new Codebook(
            new float[,]
            {
                { 2, 0, 0 },
                { 1, 1, 0 },
            }
        );
        Assert.Equal(0.5, codebook.Left([3, 3, 0], [0]), 1e-12);
        Assert.Equal(0, codebook.Left([3, 3, 0], [0, 1]), 1e-12);
        Assert.Equal(1, codebook.Left([0, 0, 7], [0, 1]), 1e-12);
        Assert.Equal(0, codebook.Left([0, 0, 0], [0]));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var codebook = new Codebook(
            new float[,]
            {
                { 1, 0 },
                { 0, 1 },
            }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => codebook.Decompose([1, 1], 3));
        Assert.Contains(
            "has 3 numbers",
            Assert.Throws<ArgumentException>(() => codebook.Decompose([1, 1, 1], 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => new Codebook(new float[0, 3]));
        Assert.Throws<ArgumentException>(() =>
            new Codebook(
                new[,]
                {
                    { 1, float.NaN },
                }
            )
        );
    }
}
