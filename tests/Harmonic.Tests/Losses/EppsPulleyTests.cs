using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class EppsPulleyTests
{
    private static Tensor Normal(long rows, long columns, ulong seed) => randn([rows, columns], generator: new Generator(seed));

    [Fact]
    public void Values_and_gradients_are_those_of_LeJEPAs_own_program()
    {
        var reference = Reference.Load("lejepa.json");
        var directions = Reference.Matrix(reference["directions"]);
        foreach (var batch in reference["batches"]!.AsArray())
        {
            foreach (var expected in batch!["farthest"]!.AsArray())
            {
                var latents = Reference.Matrix(batch["latents"]).requires_grad_();
                var slices = EppsPulley.Of(latents.mm(directions), (double)expected!["t_max"]!);
                Reference.Near(Reference.Vector(expected["slices"]), slices);
                slices.mean().backward();
                Reference.Near(expected["mean"], slices.mean());
                Reference.Near(Reference.Matrix(expected["gradient"]), latents.grad!);
            }
        }
    }

    /// <summary>∫ (1 − e^(−t²)) e^(−t²/2) dt, whatever N is.</summary>
    [Fact]
    public void Of_normal_numbers_it_is_1_06_on_average()
    {
        var expected = Math.Sqrt(2 * Math.PI) * (1 - 1 / Math.Sqrt(3));
        Assert.Equal(expected, EppsPulley.Of(Normal(64, 20_000, 1), 5).mean().item<float>(), 0.02);
    }

    [Fact]
    public void A_batch_that_lies_elsewhere_is_told_from_a_standard_normal_one_and_by_the_write_ups_form_is_not()
    {
        var (here, there) = (Normal(2048, 8, 2), Normal(2048, 8, 2) + 3);
        Assert.Equal(SigReg.Of(here, 5).item<float>(), SigReg.Of(there, 5).item<float>(), 1e-3);
        Assert.InRange(EppsPulley.Sliced(here, 5).item<float>(), 0.3, 3);
        Assert.True(EppsPulley.Sliced(there, 5).item<float>() > 100);
    }

    [Fact]
    public void Slices_follow_the_step_and_the_mean_of_them_is_taken()
    {
        var latents = Normal(32, 6, 3);
        Assert.Equal(EppsPulley.Sliced(latents, 9).item<float>(), EppsPulley.Sliced(latents, 9).item<float>());
        Assert.NotEqual(EppsPulley.Sliced(latents, 9).item<float>(), EppsPulley.Sliced(latents, 10).item<float>());
        Assert.Equal(EppsPulley.Sliced(latents, 9, 500).item<float>(), EppsPulley.Sliced(latents, 9, 4000).item<float>(), 0.2);
    }

    [Fact]
    public void What_is_no_batch_is_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => EppsPulley.Of(zeros(0, 4))).Message;
        Assert.Contains("[0, 4]", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EppsPulley.Sliced(zeros(4), 1));
        Assert.Throws<ArgumentNullException>(() => EppsPulley.Of(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => EppsPulley.Of(zeros(4, 4), farthest: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EppsPulley.Of(zeros(4, 4), points: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EppsPulley.Sliced(zeros(4, 4), 1, slices: 0));
    }
}
